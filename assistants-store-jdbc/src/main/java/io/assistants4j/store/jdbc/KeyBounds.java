package io.assistants4j.store.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What the holder of a key is kept to; null stands for no limit.
 *
 * @param requestsPerMinute how many requests it may send in a minute
 * @param concurrentRuns how many runs it may have that are not over
 * @param tokensPerDay after how many tokens in a day it may begin no more turns, until the day is over in UTC
 * @param tokensPerMonth the same for a month
 */
public record KeyBounds(
        @Nullable Integer requestsPerMinute,
        @Nullable Integer concurrentRuns,
        @Nullable Long tokensPerDay,
        @Nullable Long tokensPerMonth) {
    /** No limit at all. */
    public static final KeyBounds NONE = new KeyBounds(null, null, null, null);
}
