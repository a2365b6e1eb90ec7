package io.assistants4j.wire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.http.HttpProxy;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.RateLimit;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpVariablesTest {
    private final Problems problems = new Problems("Some");

    @TempDir
    Path directory;

    @Test
    void whatIsNotSaidKeepsItsDefault() {
        assertThat(read(Map.of("OTHER_DEADLINE", "1s"))).isEqualTo(HttpSettings.defaults());
        problems.throwIfAny();
    }

    @Test
    void everythingCanBeSaid() throws Exception {
        Map<String, String> said = new HashMap<>(Map.of(
                "X_CONNECT_TIMEOUT", "1s",
                "X_READ_IDLE", "2m",
                "X_DEADLINE", "1h",
                "X_MAX_ATTEMPTS", "5",
                "X_BACKOFF", "10ms",
                "X_MAX_BACKOFF", "4s",
                "X_MAX_RETRY_AFTER", "5s",
                "X_MAX_CONCURRENT_CALLS", "6",
                "X_RATE_LIMIT", "100/1m",
                "X_PROXY", "http://me:pass-word-1@host:3128"));
        said.putAll(Map.of(
                "X_BREAKER_FAILURE_PERCENT", "7",
                "X_BREAKER_MIN_CALLS", "8",
                "X_BREAKER_WAIT", "9s",
                "X_TRUST_STORE", emptyStore().toString(),
                "X_TRUST_STORE_PASSWORD", "test-password"));

        HttpSettings settings = read(said);

        problems.throwIfAny();
        assertThat(settings.tls()).isNotNull();
        assertThat(settings)
                .isEqualTo(new HttpSettings(
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(2),
                        Duration.ofHours(1),
                        5,
                        Duration.ofMillis(10),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        6,
                        7,
                        8,
                        Duration.ofSeconds(9),
                        new RateLimit(100, Duration.ofMinutes(1)),
                        new HttpProxy("host", 3128, "me", Secret.of("pass-word-1")),
                        settings.tls()));
        assertThat(settings.toString()).doesNotContain("pass-word-1", "test-password");
    }

    @ParameterizedTest
    @CsvSource({
        "X_DEADLINE, 10",
        "X_DEADLINE, soon",
        "X_MAX_ATTEMPTS, -1",
        "X_MAX_ATTEMPTS, many",
        "X_RATE_LIMIT, 100",
        "X_RATE_LIMIT, 0/1m",
        "X_RATE_LIMIT, 5/0s",
        "X_PROXY, host:1",
        "X_PROXY, http://secret@host:1",
        "X_PROXY, http://me:secret@host",
        "X_PROXY, https://me:secret@host:1",
        "X_TRUST_STORE, /there/is/none"
    })
    void whatIsWrongIsNamedAndNotShown(String name, String value) {
        assertThat(read(Map.of(name, value))).isEqualTo(HttpSettings.defaults());

        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining(name)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void numbersOutOfTheirRangeAreSaidTogether() {
        read(Map.of("X_MAX_ATTEMPTS", "1000", "X_DEADLINE", "0s"));

        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContainingAll("maxAttempts (X_MAX_ATTEMPTS) must ", "deadline (X_DEADLINE) must ");
    }

    private HttpSettings read(Map<String, String> variables) {
        return HttpVariables.read("X_", new Variables(variables), problems);
    }

    private Path emptyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Path file = directory.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "test-password".toCharArray());
        }
        return file;
    }
}
