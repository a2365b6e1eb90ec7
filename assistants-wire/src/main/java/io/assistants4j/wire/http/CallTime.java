package io.assistants4j.wire.http;

import io.assistants4j.core.client.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Where calls take their time from.
 *
 * @param clock the time of day, for {@code Retry-After} dates
 * @param nanoTime a counter of nanoseconds that no change of the clock disturbs, for deadlines
 * @param sleeper waits between two attempts
 */
public record CallTime(Clock clock, LongSupplier nanoTime, Sleeper sleeper) {
    /** The time of this machine. */
    public static CallTime system() {
        return new CallTime(Clock.systemUTC(), System::nanoTime, CallTime::pause);
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }
}
