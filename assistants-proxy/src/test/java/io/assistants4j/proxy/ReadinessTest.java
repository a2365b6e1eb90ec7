package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.routing.Fleet;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.Telemetry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What probes are told of the providers, without anybody being asked. */
@Timeout(60)
class ReadinessTest {
    private static final Duration LAPSE = Duration.ofSeconds(31);

    @TempDir
    private Path directory;

    private final FakeAssistantsServer east = FakeAssistantsServer.start();
    private final FakeAssistantsServer west = FakeAssistantsServer.start();
    private SqliteStore store;
    private Fleet fleet;
    private Served server;

    @AfterEach
    void stop() {
        server.close();
        fleet.close();
        store.close();
        east.close();
        west.close();
    }

    @Test
    void aProbeAsksNobodyAndTellsHowTheLastCallWent() throws IOException {
        serve(far("east"), "here: {type: local}");

        for (int probes = 0; probes < 3; probes++) {
            HttpResponse<String> fresh = probe(server);
            assertThat(fresh.statusCode()).isEqualTo(200);
            assertThat(fresh.body())
                    .isEqualTo("{\"status\":\"healthy\",\"providers\":{\"east\":{\"last_call\":null},"
                            + "\"here\":{\"last_call\":null}}}");
        }
        assertThat(east.journal().size()).isZero();
        Instant before = Instant.now();
        server.get("/v1/threads/thread_unknown?custom_llm_provider=east");

        Json told = Json.parse(probe(server).body()).at("providers", "east");
        assertThat(told.at("last_call").text()).hasValue("answered");
        assertThat(Instant.parse(told.at("at").text().orElseThrow())).isBetween(before, Instant.now());
        assertThat(east.journal().size()).isEqualTo(1);
    }

    @Test
    void oneProviderOfSeveralThatIsDownLeavesTheServerReady() throws IOException {
        serve(far("east"), "here: {type: local}");
        east.close();

        assertThat(server.get("/v1/assistants?custom_llm_provider=east").statusCode())
                .isEqualTo(503);

        HttpResponse<String> told = probe(server);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(lastCall(told)).isEqualTo("failed");
    }

    @Test
    void theOnlyProviderThatIsDownMakesItUnreadyUntilThatIsOld() throws IOException {
        serve(far("east"));
        ProxyRuntime later = ProxyRuntime.create();
        east.close();

        assertThat(server.get("/v1/assistants").statusCode()).isEqualTo(503);

        HttpResponse<String> told = probe(server);
        assertThat(told.statusCode()).isEqualTo(503);
        assertThat(Json.parse(told.body()).at("status").text()).hasValue("unhealthy");
        assertThat(lastCall(told)).isEqualTo("failed");
        assertThat(server.get("/health/liveness").statusCode()).isEqualTo(200);
        Clock clock = Clock.offset(Clock.systemUTC(), LAPSE);
        ProxyRuntime runtime = new ProxyRuntime(later.timer(), later.meters(), clock);
        try (Served then = new Served(ProxyConfig.local(0), fleet.routing(), runtime, () -> {})) {
            assertThat(probe(then).statusCode()).isEqualTo(200);
            assertThat(lastCall(probe(then))).isEqualTo("failed");
        }
    }

    @Test
    void eachAccountIsToldAndOneThatAnswersIsEnough() throws IOException {
        String accounts =
                "{name: west, api_base: \"" + west.url() + "\"}, {name: down, api_base: \"" + east.url() + "\"}";
        serve("east: {type: openai, api: assistants, max_retries: 0, api_key: " + FakeAssistantsServer.KEY
                + ", accounts: [" + accounts + "]}");
        east.close();

        assertThat(server.get("/v1/threads/thread_unknown?custom_llm_provider=east/west")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/v1/assistants?custom_llm_provider=east/down").statusCode())
                .isEqualTo(503);

        HttpResponse<String> told = probe(server);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(lastCall(told)).isEqualTo("failed");
        Json each = Json.parse(told.body()).at("providers", "east", "accounts");
        assertThat(each.at("west", "last_call").text()).hasValue("answered");
        assertThat(each.at("down", "last_call").text()).hasValue("failed");
        assertThat(each.at("down", "at").text())
                .isEqualTo(Json.parse(told.body()).at("providers", "east", "at").text());

        west.close();
        server.get("/v1/threads/thread_unknown?custom_llm_provider=east/west");

        assertThat(probe(server).statusCode()).isEqualTo(503);
    }

    private String far(String name) {
        return name + ": {type: openai, api: assistants, max_retries: 0, api_key: " + FakeAssistantsServer.KEY
                + ", api_base: \"" + east.url() + "\"}";
    }

    private void serve(String... providers) throws IOException {
        String text = "providers: {" + String.join(", ", providers) + "}\ndefault_provider: east\n";
        Path file = Files.writeString(directory.resolve("config.yaml"), text);
        Lineup lineup = new ConfigFile(Map.of()).read(file).lineup();
        store = SqliteStore.open(directory.resolve("ready.db"));
        fleet = Fleet.open(lineup, store, Telemetry.none(), RunLedger.none(), System::nanoTime);
        server = new Served(ProxyConfig.local(0), fleet.routing(), ProxyRuntime.create(), () -> {});
    }

    private static HttpResponse<String> probe(Served server) {
        return server.get("/health/readiness");
    }

    private static String lastCall(HttpResponse<String> told) {
        return Json.parse(told.body())
                .at("providers", "east", "last_call")
                .text()
                .orElseThrow();
    }
}
