package io.assistants4j.local;

import io.assistants4j.core.engine.RunEngine;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sweeps an engine every few seconds, on a thread of its own. */
final class Sweeping implements AutoCloseable {

    /** A sixth of a lease, so that a run is not taken from a busy engine. */
    private static final long SECONDS = 5;

    private static final System.Logger LOG = System.getLogger(Sweeping.class.getName());

    private final ScheduledExecutorService timer;

    private Sweeping(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    static Sweeping start(RunEngine engine) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "assistants-local-sweeper");
            thread.setDaemon(true);
            return thread;
        });
        // Stopping the timer ends the sweeps.
        var unused = timer.scheduleWithFixedDelay(() -> sweep(engine), 0, SECONDS, TimeUnit.SECONDS);
        return new Sweeping(timer);
    }

    private static void sweep(RunEngine engine) {
        try {
            engine.sweep();
        } catch (RuntimeException e) {
            // Thrown on, it would end all sweeps to come; the next one may find the store well again.
            LOG.log(System.Logger.Level.WARNING, "Could not sweep the runs of the local provider", e);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
