package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.assistants4j.proxy.access.KeyHash;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.store.jdbc.SqliteStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a server notes of its requests. */
@Timeout(60)
class AccessLogTest {
    private static final String KEY = "sk-green-0123456789";

    @TempDir
    private Path directory;

    private final Logger log = (Logger) LoggerFactory.getLogger("assistants.access");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    @Test
    void eachRequestIsNotedWithWhoMadeItAndWhoAnsweredButWithoutItsSecrets() {
        HttpResponse<String> made;
        try (SqliteStore keys = SqliteStore.open(directory.resolve("keys.db"));
                Routed server =
                        new Routed(ProxyConfig.local(0), ring(keys), directory, "here", Routed.hosted("here"))) {
            made = server.post("/v1/threads?secret=x", "{}", "Authorization", "Bearer " + KEY);
            server.get("/v1/no%20such", "Authorization", "Bearer wrong-key");
        }

        assertThat(lines.list).hasSize(2);
        Map<String, Object> first = pairs(lines.list.get(0));
        assertThat(first)
                .containsEntry("method", "POST")
                .containsEntry("path", "/v1/threads")
                .containsEntry("status", 200)
                .containsEntry(
                        "request_id", made.headers().firstValue("x-request-id").orElseThrow())
                .containsEntry("from", "127.0.0.1")
                .containsEntry("provider", "here")
                .containsEntry("key", "green")
                .containsEntry("tenant", "acme")
                .containsKey("ms");
        assertThat(pairs(lines.list.get(1)))
                .containsEntry("status", 401)
                .containsEntry("path", "/v1/no%20such")
                .doesNotContainKey("key");
        assertThat(lines.list.toString() + first).doesNotContain(KEY, "wrong-key", "secret");
    }

    private static KeyRing ring(SqliteStore keys) {
        Caller green = Caller.holder("green", "acme", Set.of(), Set.of());
        return KeyRing.of(null, List.of(new KnownKey(KeyHash.of(KEY), green, null)), keys.keys(), Clock.systemUTC());
    }

    private static Map<String, Object> pairs(ILoggingEvent line) {
        return line.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }
}
