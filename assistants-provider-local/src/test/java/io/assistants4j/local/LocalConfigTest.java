package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalConfigTest {

    @Test
    void makesNoPausesUnlessAsked() {
        assertThat(LocalConfig.defaults().pace()).isZero();
        assertThat(LocalConfig.fromEnv(Map.of())).isEqualTo(LocalConfig.defaults());
        assertThat(LocalConfig.fromEnv(Map.of("ASSISTANTS_LOCAL_PACE_MS", " "))).isEqualTo(LocalConfig.defaults());
    }

    @Test
    void readsThePaceFromTheEnvironment() {
        assertThat(LocalConfig.fromEnv(Map.of("ASSISTANTS_LOCAL_PACE_MS", "25")).pace())
                .isEqualTo(Duration.ofMillis(25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10001", "fast", "1.5", "99999999999999999999", "9223372036854775807"})
    void aWrongPaceIsRefusedByName(String pace) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalConfig.fromEnv(Map.of("ASSISTANTS_LOCAL_PACE_MS", pace)))
                .withMessageContaining("ASSISTANTS_LOCAL_PACE_MS")
                .withMessageContaining(pace);
    }

    @Test
    void aWrongPaceInCodeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalConfig(Duration.ofMillis(-1)))
                .withMessage("pace must be between 0 and 10000 ms, but is -1 ms");
    }
}
