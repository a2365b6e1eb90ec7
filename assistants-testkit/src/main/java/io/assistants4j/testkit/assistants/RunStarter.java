package io.assistants4j.testkit.assistants;

import java.util.Map;
import java.util.concurrent.ExecutorService;

/** Lets the turns of runs begin. */
final class RunStarter {
    private final World world;
    private final ExecutorService threads;
    private final WireDialect dialect;

    RunStarter(World world, ExecutorService threads, WireDialect dialect) {
        this.world = world;
        this.threads = threads;
        this.dialect = dialect;
    }

    TurnWriter turn(FakeRun run, Reply reply) {
        return new TurnWriter(world, run, reply, dialect);
    }

    /** The first turn of a run. */
    void begin(FakeRun run, Reply reply) {
        TurnWriter turn = turn(run, reply);
        turn.tell("thread.run.created", run.tree());
        queue(run, turn);
    }

    /** The turn after these outputs. */
    void goOn(FakeRun run, Reply reply, Map<String, String> outputs) {
        TurnWriter turn = turn(run, reply);
        turn.takeOver(run.turn(), outputs);
        run.tree().put("required_action", null);
        queue(run, turn);
    }

    private void queue(FakeRun run, TurnWriter turn) {
        run.enter("queued", turn.reply().queued());
        turn.tell("thread.run.queued", run.tree());
        run.begin(turn, threads.submit(new TurnPlayer(world, run, turn)));
    }
}
