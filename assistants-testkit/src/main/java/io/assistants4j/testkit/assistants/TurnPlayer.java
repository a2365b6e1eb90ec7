package io.assistants4j.testkit.assistants;

/** Plays one turn of a run, on a thread of its own. It stops where the turn is ended by others. */
final class TurnPlayer implements Runnable {
    private final World world;
    private final FakeRun run;
    private final TurnWriter turn;

    TurnPlayer(World world, FakeRun run, TurnWriter turn) {
        this.world = world;
        this.run = run;
        this.turn = turn;
    }

    @Override
    public void run() {
        try {
            play();
        } catch (InterruptedException e) {
            // Whoever stopped the turn has ended it.
            Thread.currentThread().interrupt();
        }
    }

    private void play() throws InterruptedException {
        awaitLooks();
        does(turn::begin);
        for (Part part : turn.reply().parts()) {
            if (part instanceof Part.Pause pause) {
                pause.gate().pass();
            }
            does(() -> turn.part(part));
            awaitLooks();
            if (part instanceof Part.Hold) {
                return;
            }
        }
        does(turn::end);
    }

    private void awaitLooks() throws InterruptedException {
        synchronized (world) {
            while (run.isPlaying(turn) && !run.wasSeenEnough()) {
                world.wait();
            }
        }
    }

    private void does(Runnable what) throws InterruptedException {
        synchronized (world) {
            if (!run.isPlaying(turn)) {
                throw new InterruptedException("the turn was ended");
            }
            what.run();
            world.notifyAll();
        }
    }
}
