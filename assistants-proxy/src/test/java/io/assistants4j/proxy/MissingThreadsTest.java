package io.assistants4j.proxy;

import static io.assistants4j.proxy.Served.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.proxy.access.KeyHash;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.provider.NamedOpening;
import io.assistants4j.proxy.provider.Opening;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A far side that says of a thread that it is not there, which may be a mistake. */
@Timeout(60)
class MissingThreadsTest {
    private static final String KEY = "sk-green-0123456789";
    private static final Fault GONE = Fault.answering(Answer.json(
            404, Json.object("error", Json.object("message", "No thread found.", "type", "invalid_request_error"))));

    @TempDir
    private Path directory;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final FakeAssistantsServer farSide = FakeAssistantsServer.start();
    private SqliteStore keys;
    private Routed server;

    @BeforeEach
    void start() {
        keys = SqliteStore.open(directory.resolve("keys.db"));
        KnownKey green = new KnownKey(KeyHash.of(KEY), Caller.holder("green", "green", Set.of(), Set.of()), null);
        ProxyRuntime system = ProxyRuntime.create();
        server = new Routed(
                ProxyConfig.local(0),
                KeyRing.of(null, List.of(green), keys.keys(), Clock.systemUTC()),
                new ProxyRuntime(system.timer(), system.meters(), Clock.systemUTC(), nanos::get),
                directory,
                "far",
                new NamedOpening("far", "openai", (store, telemetry) -> Map.of(Opening.ONLY, far())));
    }

    @AfterEach
    void stop() {
        server.close();
        farSide.close();
        keys.close();
    }

    @Test
    void aThreadThatIsFoundAgainIsListedAgain() {
        String first = id(post("/v1/threads"));
        String second = id(post("/v1/threads"));
        farSide.faults().next(GONE);
        assertThat(listed()).containsExactly(first);
        assertThat(listed()).as("not asked for again").containsExactly(first);

        assertThat(get("/v1/threads/" + second).statusCode()).isEqualTo(200);

        assertThat(listed()).containsExactly(second, first);
    }

    @Test
    void aThreadIsLeftOutForFiveMinutesAndNotForgotten() {
        String thread = id(post("/v1/threads"));
        farSide.faults().next(GONE);
        assertThat(listed()).isEmpty();

        nanos.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
        assertThat(listed()).isEmpty();
        nanos.addAndGet(1);
        assertThat(listed()).containsExactly(thread);
    }

    private AssistantsProvider far() {
        return OpenAiProvider.create(OpenAiConfig.builder()
                .api(Api.ASSISTANTS)
                .apiKey(FakeAssistantsServer.KEY)
                .baseUrl(farSide.url())
                .build());
    }

    private List<String> listed() {
        HttpResponse<String> list = get("/v1/threads");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return Json.parse(list.body()).at("data").elements().stream()
                .map(item -> item.at("id").text().orElseThrow())
                .toList();
    }

    private HttpResponse<String> get(String path) {
        return server.get(path, "Authorization", "Bearer " + KEY);
    }

    private HttpResponse<String> post(String path) {
        return server.post(path, "{}", "Authorization", "Bearer " + KEY);
    }
}
