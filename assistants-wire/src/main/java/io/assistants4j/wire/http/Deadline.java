package io.assistants4j.wire.http;

import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Cancels an attempt that runs past the end of its call's time; okio's one watchdog thread looks after all of them.
 *
 * <p>It looks every second. The watchdog wakes up for whatever is due before all it waits for already, which costs a call
 * more than all else here; while this waits for a second, the longer times of the socket wake nobody.
 */
final class Deadline {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Call<?> call;
    private final long lookNanos;
    private long nanosLeft;
    private @Nullable Look look;
    private boolean overdue;

    Deadline(Call<?> call, long nanosLeft) {
        this(call, nanosLeft, LOOK_NANOS);
    }

    /** Looks at other intervals. */
    Deadline(Call<?> call, long nanosLeft, long lookNanos) {
        this.call = call;
        this.nanosLeft = nanosLeft;
        this.lookNanos = lookNanos;
    }

    /** Watches from now on. */
    synchronized void enter() {
        long next = Math.min(nanosLeft, lookNanos);
        nanosLeft -= next;
        look = new Look(next);
        look.enter();
    }

    /** Watches no longer; whether the time had run out. */
    synchronized boolean exit() {
        if (look != null) {
            look.exit();
            look = null;
        }
        return overdue;
    }

    private synchronized boolean isOver() {
        if (look == null) {
            return false;
        }
        if (nanosLeft > 0) {
            enter();
            return false;
        }
        overdue = true;
        return true;
    }

    /** A wait for the next look. */
    private final class Look extends AsyncTimeout {
        Look(long nanos) {
            timeout(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        protected void timedOut() {
            if (isOver()) {
                call.cancel();
            }
        }
    }
}
