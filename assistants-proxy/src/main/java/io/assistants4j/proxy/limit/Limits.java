package io.assistants4j.proxy.limit;

import org.jspecify.annotations.Nullable;

/**
 * What the holder of a key is kept to.
 *
 * @param requestsPerMinute how many requests are taken in a minute; null for any number
 */
public record Limits(@Nullable Integer requestsPerMinute) {
    /** The most that can be said of requests in a minute. */
    public static final int MOST_REQUESTS = 1_000_000;

    /** No limit at all. */
    public static final Limits NONE = new Limits(null);

    public Limits {
        if (requestsPerMinute != null && (requestsPerMinute < 1 || requestsPerMinute > MOST_REQUESTS)) {
            throw new IllegalArgumentException("requests per minute must be a whole number from 1 to " + MOST_REQUESTS
                    + ", but is " + requestsPerMinute);
        }
    }
}
