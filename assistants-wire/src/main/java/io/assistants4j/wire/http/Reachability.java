package io.assistants4j.wire.http;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a far side took the last call, for those who want to know without calling it. It answered where it said anything but a
 * 5xx, be it a refusal; it failed where it could not be reached, broke off, was too slow or answered a 5xx. What was not sent,
 * or cancelled, does not count. Thread-safe.
 */
public final class Reachability {
    private volatile @Nullable Last last;

    /** The last call that counts; empty before the first. */
    public Optional<Last> last() {
        return Optional.ofNullable(last);
    }

    /** Notes that a call was answered. */
    void answered(Instant now) {
        last = new Last(true, now);
    }

    /** Notes that a call failed. */
    void failed(Instant now) {
        last = new Last(false, now);
    }

    /**
     * A call.
     *
     * @param answered whether the far side answered it
     * @param at when it was over
     */
    public record Last(boolean answered, Instant at) {}
}
