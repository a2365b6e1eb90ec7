package io.assistants4j.proxy.routing;

import io.assistants4j.wire.cache.RecentlyUsed;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a far side lately said it does not have, so that a list does not ask for it again each time. It is left out for a while
 * and not forgotten: a far side says the same of all it has while it is asked with the key of somebody else, and what is
 * forgotten is nobody's any more. Thread-safe.
 */
final class Missing {
    private static final Duration COUNTS = Duration.ofMinutes(5);
    private static final int KNOWN = 10_000;

    private final LongSupplier nanoTime;
    private final RecentlyUsed<String, Long> since = new RecentlyUsed<>(KNOWN);

    /** Nothing is missing yet; a while is measured by this counter of nanoseconds. */
    Missing(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** It was not there just now. */
    void add(String id) {
        since.put(id, nanoTime.getAsLong());
    }

    /** It was there just now. */
    void remove(String id) {
        since.remove(id);
    }

    /** Whether it was not there a short while ago. */
    boolean contains(String id) {
        Long then = since.find(id);
        return then != null && nanoTime.getAsLong() - then < COUNTS.toNanos();
    }
}
