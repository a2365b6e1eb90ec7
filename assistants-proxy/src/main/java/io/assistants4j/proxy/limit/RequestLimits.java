package io.assistants4j.proxy.limit;

import io.assistants4j.wire.cache.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the requests of each holder by the minute. A minute begins with the first request after the last one was over, so at
 * the seam of two minutes up to twice the limit can come close together. Requests that are one too many are not counted: who
 * keeps asking does not stay shut out. Remembers so many holders and forgets the one that was longest silent. Thread-safe.
 */
public final class RequestLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int HOLDERS = 10_000;

    private final Clock clock;
    private final RecentlyUsed<String, Window> windows = new RecentlyUsed<>(HOLDERS);

    /** Counts by this clock. */
    public RequestLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts a request of this holder; empty where it may send any number. */
    public Optional<Allowance> count(String holder, Limits limits) {
        Integer limit = limits.requestsPerMinute();
        return limit == null ? Optional.empty() : Optional.of(count(holder, limit));
    }

    private synchronized Allowance count(String holder, int limit) {
        Instant now = clock.instant();
        Window window = windows.find(holder);
        if (window == null || !window.holds(now)) {
            window = new Window(now);
            windows.put(holder, window);
        }
        boolean isExceeded = window.taken >= limit;
        if (!isExceeded) {
            window.taken++;
        }
        Duration left = Duration.between(now, window.start.plus(WINDOW));
        // A limit may have become smaller within the minute.
        return new Allowance(limit, Math.max(0, limit - window.taken), left, isExceeded);
    }

    private static final class Window {
        private final Instant start;
        private int taken;

        Window(Instant start) {
            this.start = start;
        }

        /** A clock that was set back begins a new minute: else the old one would last until it has caught up. */
        boolean holds(Instant now) {
            return !now.isBefore(start) && now.isBefore(start.plus(WINDOW));
        }
    }
}
