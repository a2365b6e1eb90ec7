package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 6, PT6S",
        "Retry-After, 0, PT0S",
        "Retry-After, 1.5, PT1.5S",
        "retry-after-ms, 250, PT0.25S",
        "Retry-After, 'Mon, 23 Nov 2026 12:00:30 GMT', PT30S",
        "Retry-After, 'Mon, 23 Nov 2026 11:00:00 GMT', PT0S",
        "Retry-After, 99999999999999, PT24H",
        "Retry-After, 'Tue, 23 Nov 2027 12:00:00 GMT', PT24H"
    })
    void aWaitIsReadInEachOfItsForms(String name, String value, Duration wait) {
        assertThat(RetryAfter.of(Headers.of(name, value), NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "NaN", "", "2026-11-23T12:00:30Z"})
    void nonsenseIsNoWait(String value) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).isNull();
    }

    @Test
    void millisecondsGoBeforeSecondsWhereTheyMakeSense() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", "6", "retry-after-ms", "10"), NOW))
                .isEqualTo(Duration.ofMillis(10));
        assertThat(RetryAfter.of(Headers.of("Retry-After", "6", "retry-after-ms", "x"), NOW))
                .isEqualTo(Duration.ofSeconds(6));
    }
}
