package io.assistants4j.wire.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How many attempts may begin in a time. One more waits for the next time, for as long as the deadline of its call allows.
 *
 * @param calls at least 1
 * @param period longer than nothing
 */
public record RateLimit(int calls, Duration period) {
    public RateLimit {
        Objects.requireNonNull(period, "period");
        if (calls < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(
                    "rateLimit must be at least one call in a time, but is " + calls + " in " + period);
        }
    }

    @Override
    public String toString() {
        return calls + "/" + period;
    }
}
