package io.assistants4j.testkit.contract;

import io.assistants4j.core.client.ThreadPerTask;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/**
 * Beats as often as a fake server does, and notes its longest pause. Who hears nothing for a second on a machine that stands still
 * for a second is right to give up, so nothing is learnt of it then.
 */
final class Pulse implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(20);

    private final ExecutorService thread = ThreadPerTask.executor("pulse");
    private volatile long longest;
    private volatile boolean isOver;

    private Pulse() {}

    /** Begins to beat. */
    static Pulse begin() {
        Pulse pulse = new Pulse();
        pulse.thread.execute(pulse::beat);
        return pulse;
    }

    /** Whether it has once paused for as long as that. */
    boolean paused(Duration time) {
        return longest >= time.toNanos();
    }

    private void beat() {
        long last = System.nanoTime();
        while (!isOver) {
            LockSupport.parkNanos(BEAT.toNanos());
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
        }
    }

    @Override
    public void close() {
        isOver = true;
        thread.shutdown();
    }
}
