package io.assistants4j.proxy.limit;

import java.time.Duration;

/**
 * Where a holder stands once a request was counted, or was one too many.
 *
 * @param limit how many requests a minute takes
 * @param remaining how many more this minute takes
 * @param reset how long it lasts
 * @param isExceeded whether the request was one too many
 */
public record Allowance(int limit, int remaining, Duration reset, boolean isExceeded) {
    /** What is left of the minute in whole seconds, rounded up. */
    public long resetSeconds() {
        return reset.plusMillis(999).toSeconds();
    }
}
