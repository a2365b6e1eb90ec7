package io.assistants4j.wire.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to wait: {@code retry-after-ms}, or {@code Retry-After} in seconds or as an HTTP date. */
final class RetryAfter {
    /** Nobody means more than a day; it also keeps sums of times in range. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** The wait, never negative; null where the answer asks for none or in words that make no sense. */
    static @Nullable Duration of(Headers headers, Instant now) {
        String millis = headers.get("retry-after-ms");
        if (millis != null) {
            Duration wait = decimal(millis, 1_000_000);
            if (wait != null) {
                return wait;
            }
        }
        String value = headers.get("Retry-After");
        if (value == null) {
            return null;
        }
        Duration seconds = decimal(value, 1_000_000_000);
        return seconds == null ? date(value, now) : seconds;
    }

    private static @Nullable Duration decimal(String text, long nanosPerUnit) {
        try {
            double nanos = Double.parseDouble(text.trim()) * nanosPerUnit;
            if (Double.isNaN(nanos) || nanos < 0) {
                return null;
            }
            return nanos > LONGEST.toNanos() ? LONGEST : Duration.ofNanos((long) nanos);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration date(String text, Instant now) {
        try {
            Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.trim()));
            Duration wait = Duration.between(now, then);
            if (wait.isNegative()) {
                return Duration.ZERO;
            }
            return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
