package io.assistants4j.wire.http;

import io.assistants4j.core.client.Sleeper;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Lets another thread end a call that has not been answered yet, be it sending, waiting for its answer or for a repetition. */
public final class CallControl {
    private @Nullable Call<?> attempt;
    private @Nullable Thread waiting;
    private boolean cancelled;
    private boolean lastAttempt;

    /** Ends the call at once; it then fails. Nothing happens where it has been answered. Safe to repeat. */
    public synchronized void cancel() {
        cancelled = true;
        if (attempt != null) {
            attempt.cancel();
        }
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** Lets the attempt that runs be the last one: a call that waits for a repetition fails at once. Safe to repeat. */
    public synchronized void stopRepeating() {
        lastAttempt = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** Whether {@link #cancel} was called. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized void begins(Call<?> call) {
        attempt = call;
        if (cancelled) {
            call.cancel();
        }
    }

    synchronized void answered() {
        attempt = null;
    }

    /**
     * Waits before a repetition; {@link #cancel} and {@link #stopRepeating} end the wait at once.
     *
     * @return whether the call may be repeated
     * @throws InterruptedException where the waiting thread is interrupted by somebody else
     */
    public boolean pause(Sleeper sleeper, Duration wait) throws InterruptedException {
        try {
            if (waits()) {
                sleeper.sleep(wait);
            }
        } catch (InterruptedException e) {
            if (mayRepeat()) {
                throw e;
            }
        } finally {
            woke();
        }
        return mayRepeat();
    }

    private synchronized boolean mayRepeat() {
        return !cancelled && !lastAttempt;
    }

    /** Marks the current thread as waiting; false where it need not begin to. */
    private synchronized boolean waits() {
        waiting = Thread.currentThread();
        return mayRepeat();
    }

    /** The current thread waits no longer; the interruption that woke it was meant for the wait alone. */
    private synchronized void woke() {
        waiting = null;
        if (!mayRepeat()) {
            boolean unused = Thread.interrupted();
        }
    }
}
