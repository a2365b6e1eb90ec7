package io.assistants4j.proxy.limit;

import io.assistants4j.store.jdbc.KeyBounds;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a key is kept to; null stands for no limit.
 *
 * @param requestsPerMinute how many requests are taken in a minute
 * @param concurrentRuns how many runs it may have that are not over
 * @param tokensPerDay after how many tokens in a day of UTC it may begin no more turns
 * @param tokensPerMonth the same for a month
 */
public record Limits(
        @Nullable Integer requestsPerMinute,
        @Nullable Integer concurrentRuns,
        @Nullable Long tokensPerDay,
        @Nullable Long tokensPerMonth) {
    /** The most that can be said of requests in a minute. */
    public static final int MOST_REQUESTS = 1_000_000;

    /** The most that can be said of runs. */
    public static final int MOST_RUNS = 1_000_000;

    /** The most that can be said of tokens. */
    public static final long MOST_TOKENS = 1_000_000_000_000_000L;

    /** No limit at all. */
    public static final Limits NONE = new Limits(null);

    public Limits {
        require("requests per minute", requestsPerMinute, MOST_REQUESTS);
        require("concurrent runs", concurrentRuns, MOST_RUNS);
        require("tokens per day", tokensPerDay, MOST_TOKENS);
        require("tokens per month", tokensPerMonth, MOST_TOKENS);
    }

    /** A limit of requests alone. */
    public Limits(@Nullable Integer requestsPerMinute) {
        this(requestsPerMinute, null, null, null);
    }

    /** Those of a key in the store. */
    public static Limits of(KeyBounds bounds) {
        return new Limits(
                bounds.requestsPerMinute(), bounds.concurrentRuns(), bounds.tokensPerDay(), bounds.tokensPerMonth());
    }

    /** The same for a key in the store. */
    public KeyBounds bounds() {
        return new KeyBounds(requestsPerMinute, concurrentRuns, tokensPerDay, tokensPerMonth);
    }

    private static void require(String what, @Nullable Number value, long most) {
        if (value != null && (value.longValue() < 1 || value.longValue() > most)) {
            throw new IllegalArgumentException(
                    what + " must be a whole number from 1 to " + most + ", but is " + value);
        }
    }
}
