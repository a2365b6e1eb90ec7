package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.HandClock;
import io.assistants4j.proxy.access.KeyHash;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.proxy.routing.Routing;
import io.assistants4j.store.jdbc.KeyBounds;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.store.jdbc.StoredKey;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many requests the holder of a key may send. */
@Timeout(60)
class RequestLimitTest {
    private static final String MASTER = "sk-master-0123456789";
    private static final String GREEN = "sk-green-0123456789";
    private static final String BLUE = "sk-blue-0123456789";
    private static final String LIST = "/v1/assistants";

    @TempDir
    private Path directory;

    private final HandClock clock = new HandClock();
    private SqliteStore keys;
    private Served server;

    @BeforeEach
    void start() {
        keys = SqliteStore.open(directory.resolve("keys.db"));
        Caller green = Caller.holder("green", "acme", Set.of(), Set.of()).within(new Limits(2));
        KeyRing ring = KeyRing.of(
                Secret.of(MASTER), List.of(new KnownKey(KeyHash.of(GREEN), green, null)), keys.keys(), clock);
        ProxyRuntime system = ProxyRuntime.create();
        var provider = Served.scripted(new ScriptedTurns());
        server = new Served(
                ProxyConfig.local(0),
                Routing.to(provider),
                ring,
                new ProxyRuntime(system.timer(), system.meters(), clock),
                provider);
    }

    @AfterEach
    void stop() {
        server.close();
        keys.close();
    }

    @Test
    void aRequestTooManyIsRefusedUntilTheMinuteIsOver() {
        HttpResponse<String> first = get(LIST, GREEN);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(left(first)).containsExactly("2", "1", "60s");
        clock.advance(Duration.ofMillis(9_500));
        HttpResponse<String> unknown = get("/v1/nothing", GREEN);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(left(unknown)).containsExactly("2", "0", "51s");

        HttpResponse<String> refused = get(LIST, GREEN);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(left(refused)).containsExactly("2", "0", "51s");
        assertThat(refused.headers().firstValue("retry-after")).hasValue("51");
        Json error = Json.parse(refused.body()).at("error");
        assertThat(error.at("code").text()).hasValue("rate_limit_exceeded");
        assertThat(error.at("type").text()).hasValue("requests");
        assertThat(error.at("message").text())
                .hasValue("Your API key may send 2 requests in a minute. Try again in 51s.");

        clock.advance(Duration.ofMillis(50_500));
        assertThat(get(LIST, GREEN).statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoLimitIsToldOfNoneAndNotHeldUpByOthers() {
        for (int i = 0; i < 3; i++) {
            get(LIST, GREEN);
            HttpResponse<String> master = get(LIST, MASTER);
            assertThat(master.statusCode()).isEqualTo(200);
            assertThat(master.headers().firstValue("x-ratelimit-limit-requests"))
                    .isEmpty();
        }
        assertThat(get("/metrics", MASTER).body())
                .contains("assistants_requests")
                .doesNotContain("green", "acme");
    }

    @Test
    void aKeyThatWasMadeWhileTheServerRunsHasItsLimit() {
        keys.keys()
                .add(new StoredKey(
                        "key_1",
                        "blue",
                        "blue",
                        KeyHash.of(BLUE).hex(),
                        Set.of(),
                        Set.of(),
                        new KeyBounds(1, null, null, null),
                        clock.instant(),
                        null,
                        null));

        assertThat(get(LIST, BLUE).statusCode()).isEqualTo(200);
        assertThat(get(LIST, BLUE).statusCode()).isEqualTo(429);
        assertThat(get("/health/liveness", BLUE).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String key) {
        return server.send(server.to(path).GET().header("Authorization", "Bearer " + key));
    }

    private static List<String> left(HttpResponse<String> answer) {
        return List.of("limit", "remaining", "reset").stream()
                .map(what -> answer.headers()
                        .firstValue("x-ratelimit-" + what + "-requests")
                        .orElse("none"))
                .toList();
    }
}
