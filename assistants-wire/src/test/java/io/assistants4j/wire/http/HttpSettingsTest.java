package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {
    @Test
    void theDefaultsAreThoseThatAreDocumented() {
        assertThat(HttpSettings.defaults())
                .isEqualTo(new HttpSettings(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        3,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(8),
                        Duration.ofMinutes(1),
                        1000,
                        50,
                        20,
                        Duration.ofSeconds(15),
                        null,
                        null,
                        null));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> HttpSettings.builder()
                        .deadline(Duration.ZERO)
                        .maxAttempts(0)
                        .breaker(101, 1, Duration.ofSeconds(-1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("deadline", "maxAttempts", "breakerFailurePercent", "breakerWait");
    }
}
