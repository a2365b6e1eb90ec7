package io.assistants4j.testkit.contract;

import io.assistants4j.core.run.Run;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for a run on a thread of its own. */
final class Waiting {
    private final Thread thread;
    private volatile @Nullable Run run;
    private volatile @Nullable Exception failure;
    private volatile boolean interrupted;

    private Waiting(Callable<Run> wait) {
        this.thread = new Thread(() -> await(wait), "waiting");
    }

    /** Begins to wait in this way. */
    static Waiting begin(Callable<Run> wait) {
        Waiting waiting = new Waiting(wait);
        waiting.thread.setDaemon(true);
        waiting.thread.start();
        return waiting;
    }

    private void await(Callable<Run> wait) {
        try {
            run = wait.call();
        } catch (Exception e) {
            failure = e;
        }
        interrupted = Thread.currentThread().isInterrupted();
    }

    void interrupt() {
        thread.interrupt();
    }

    boolean goesOn() {
        return thread.isAlive();
    }

    /** Whether the wait ended with a run. */
    boolean succeeded() {
        end();
        return run != null;
    }

    /** The run that was waited for. */
    Run run() {
        end();
        Run found = run;
        if (found == null) {
            throw new AssertionError("The wait failed.", failure);
        }
        return found;
    }

    /** What the wait ended with. */
    Exception failure() {
        end();
        Exception found = failure;
        if (found == null) {
            throw new AssertionError("The wait ended with " + run + ".");
        }
        return found;
    }

    /** Whether whoever waited can see that it was interrupted. */
    boolean isInterrupted() {
        end();
        return interrupted;
    }

    /** Returns when the wait is over, in whatever way. */
    void end() {
        try {
            thread.join(RunScenes.SOON.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the wait went on", e);
        }
        if (thread.isAlive()) {
            throw new AssertionError("The wait did not end within " + RunScenes.SOON + ".");
        }
    }
}
