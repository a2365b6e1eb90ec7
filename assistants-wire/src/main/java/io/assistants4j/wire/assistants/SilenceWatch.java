package io.assistants4j.wire.assistants;

import io.assistants4j.wire.http.CallControl;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Notices that a stream goes on being silent though its run ended badly. Runs beside it until it is stopped, or sees that the run
 * ended well: such streams end.
 */
final class SilenceWatch implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Waits; false where the control ended it. */
    @FunctionalInterface
    interface Pausing {
        boolean pause(Duration time, CallControl control) throws InterruptedException;
    }

    /** How a run is. */
    enum Sight {
        GOES_ON,
        ENDED_WELL,
        ENDED_BADLY
    }

    private final Pausing pausing;
    private final Function<CallControl, Sight> look;
    private final Runnable whenOver;
    private final CallControl control = new CallControl();
    private final AtomicLong heard = new AtomicLong();

    SilenceWatch(Pausing pausing, Function<CallControl, Sight> look, Runnable whenOver) {
        this.pausing = pausing;
        this.look = look;
        this.whenOver = whenOver;
    }

    /** Something was heard of the stream. */
    void heard() {
        heard.incrementAndGet();
    }

    /** Nobody listens any more. */
    void stop() {
        control.cancel();
    }

    @Override
    public void run() {
        try {
            Sight seen = Sight.GOES_ON;
            while (!control.isCancelled() && seen != Sight.ENDED_WELL) {
                long before = heard.get();
                if (!pausing.pause(PATIENCE, control)) {
                    return;
                }
                boolean silent = heard.get() == before;
                if (silent && seen == Sight.ENDED_BADLY && !control.isCancelled()) {
                    whenOver.run();
                    return;
                }
                // What is left of the stream may still be on its way: it gets one more pause.
                seen = silent ? look.apply(control) : Sight.GOES_ON;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
