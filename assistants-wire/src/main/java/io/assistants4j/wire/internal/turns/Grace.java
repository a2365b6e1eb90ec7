package io.assistants4j.wire.internal.turns;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/** Does something when a time is over; okio's one watchdog thread looks after all of them. */
final class Grace extends AsyncTimeout {
    private final Runnable whenOver;

    private Grace(Runnable whenOver) {
        this.whenOver = whenOver;
    }

    /**
     * Starts the time.
     *
     * @param whenOver harmless where it is not needed any more
     */
    static void start(Duration time, Runnable whenOver) {
        Grace grace = new Grace(whenOver);
        grace.timeout(time.toNanos(), TimeUnit.NANOSECONDS);
        grace.enter();
    }

    @Override
    protected void timedOut() {
        whenOver.run();
    }
}
