package io.assistants4j.testkit.astra;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a model says into a message, in the background; the run is over when the model is through. */
final class RunTask implements Runnable {
    private final World world;
    private final Run run;
    private final Map<String, @Nullable Object> message;
    private final Completion completion;

    RunTask(World world, Run run, Map<String, @Nullable Object> message, Completion completion) {
        this.world = world;
        this.run = run;
        this.message = message;
        this.completion = completion;
    }

    @Override
    public void run() {
        try {
            for (Completion.Part part : completion.parts()) {
                play(part);
            }
            end();
        } catch (InterruptedException e) {
            // The server is closed; whatever it was at stays as it is.
            Thread.currentThread().interrupt();
        }
    }

    private void play(Completion.Part part) throws InterruptedException {
        if (part instanceof Completion.Waits wait) {
            wait.gate().pass();
        } else if (part instanceof Completion.Says says) {
            for (String piece : says.pieces()) {
                synchronized (world) {
                    message.put("content", Messages.content(Messages.text(message) + piece));
                    world.notifyAll();
                }
            }
        }
    }

    /** The reason of a failure is told nobody, and what was said until then stays in progress (5.8). */
    private void end() {
        synchronized (world) {
            if (completion.failure() == null) {
                message.put("status", "completed");
                run.enter("completed");
            } else {
                run.enter("failed");
            }
            world.notifyAll();
        }
    }
}
