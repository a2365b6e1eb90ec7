package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.testkit.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private TestFarSide far;

    @AfterEach
    void close() {
        far.close();
    }

    @Test
    void oneMoreWaitsForItsTurn() {
        limit(2, Duration.ofMinutes(5));
        far.read();
        far.read();
        assertThat(far.time.slept()).isEmpty();

        assertThat(far.read()).isEqualTo("fine");

        assertThat(far.time.slept()).hasSize(1);
        assertThat(far.time.slept().get(0)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }

    @Test
    void oneWhoseTurnComesTooLateIsRefusedHere() {
        limit(2, Duration.ofHours(1));
        far.read();
        far.read();

        assertThatThrownBy(far::read)
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("are limited to 2/PT1H");
        assertThat(far.requests()).isEqualTo(2);
    }

    @Test
    void repetitionsCountToo() {
        limit(2, Duration.ofHours(1));
        far.next(Fault.emptyBody(503), Fault.emptyBody(503));

        assertThatThrownBy(far::read).isInstanceOf(RateLimitException.class);
        assertThat(far.requests()).isEqualTo(2);
    }

    @Test
    void aLimitIsOneCallAtLeast() {
        limit(1, Duration.ofHours(1));

        assertThatThrownBy(() -> new RateLimit(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private void limit(int calls, Duration period) {
        far = new TestFarSide(
                HttpSettings.builder().rateLimit(new RateLimit(calls, period)).build());
    }
}
