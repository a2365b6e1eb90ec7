package io.assistants4j.proxy;

import static io.assistants4j.proxy.RefusalTest.assertRefused;
import static io.assistants4j.proxy.Routed.far;
import static io.assistants4j.proxy.Routed.farSide;
import static io.assistants4j.proxy.Routed.hosted;
import static io.assistants4j.proxy.Served.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.KeyHash;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.store.jdbc.StoredKey;
import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one tenant's is not there for another, wherever it is kept. */
@Timeout(120)
class TenantsTest {
    private static final Secret MASTER = Secret.of("sk-master-0123456789");
    private static final int ROUNDS = 3;

    @TempDir
    private Path directory;

    private final Served farSide = farSide("far");
    private final Tenant green = new Tenant("green");
    private final Tenant blue = new Tenant("blue");
    private SqliteStore keys;
    private Routed server;

    @BeforeEach
    void start() {
        keys = SqliteStore.open(directory.resolve("keys.db"));
        KeyRing ring = KeyRing.of(
                MASTER,
                List.of(
                        green.key(Set.of(), Set.of()),
                        blue.key(Set.of(), Set.of()),
                        new Tenant("here-only").key(Set.of("here"), Set.of()),
                        new Tenant("small").key(Set.of(), Set.of("tiny"))),
                keys.keys(),
                Clock.systemUTC());
        server = new Routed(ProxyConfig.local(0), ring, directory, "here", hosted("here"), far("far", farSide));
    }

    @AfterEach
    void stop() {
        server.close();
        farSide.close();
        keys.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void theIdsOfOneTenantAreNotThereForTheOtherOnAnyRoute(String provider) throws Exception {
        Belongings greens = green.make(provider);
        Belongings blues = blue.make(provider);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> hammers = new ArrayList<>();
            hammers.add(threads.submit(() -> strike(new Hammer(blue::send, greens, blues))));
            hammers.add(threads.submit(() -> strike(new Hammer(green::send, blues, greens))));
            for (Future<?> hammer : hammers) {
                hammer.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(blue.get("/v1/assistants?custom_llm_provider=" + provider).body())
                .contains(blues.assistant())
                .doesNotContain(greens.assistant());
        green.isWhole(greens);
        blue.isWhole(blues);
        String metrics = server.get("/metrics", "Authorization", "Bearer " + MASTER.reveal())
                .body();
        assertThat(metrics)
                .contains("assistants_requests")
                .doesNotContain("green", "blue", greens.assistant(), greens.thread(), blues.run());
        assertThat(operationsWithIds())
                .hasSize(20)
                .allSatisfy(operation -> assertThat(metrics)
                        .containsPattern("_count\\{method=\"" + operation[0] + "\",provider=\"\\w+\",route=\""
                                + Pattern.quote(operation[1]) + "\",status=\"404\"}"));
    }

    private static void strike(Hammer hammer) {
        for (int round = 0; round < ROUNDS; round++) {
            hammer.strike();
        }
    }

    /** Method and route of each operation that is about an object. */
    private static List<String[]> operationsWithIds() throws IOException {
        Pattern operation = Pattern.compile("`(GET|POST|DELETE) (\\S*(?:\\{\\w+}|/threads/runs)\\S*)`");
        return operation
                .matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .map(found -> new String[] {found.group(1).toLowerCase(Locale.ROOT), found.group(2)})
                .toList();
    }

    @Test
    void anIdThatClimbsAboutInAPathIsNotPassedOnToAFarSide() {
        Belongings greens = green.make("far");
        Belongings blues = blue.make("far");

        String climb = "..%2F..%2F" + greens.thread() + "%2Fmessages";

        HttpResponse<String> refused = blue.get("/v1/threads/" + blues.thread() + "/messages/" + climb);

        Hammer.assertNotThere(refused);
        assertThat(refused.body()).contains("No message found with id '../../" + greens.thread() + "/messages'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void aListShowsOnesOwnPageByPageInBothDirections(String provider) {
        List<String> own = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            own.add(0, green.assistant(provider));
            blue.assistant(provider);
        }
        String list = "/v1/assistants?custom_llm_provider=" + provider + "&limit=2";

        Json first = Json.parse(green.get(list).body());
        assertThat(ids(first)).containsExactlyElementsOf(own.subList(0, 2));
        assertThat(first.at("has_more").bool()).hasValue(true);
        Json second = Json.parse(green.get(list + "&after=" + own.get(1)).body());
        assertThat(ids(second)).containsExactlyElementsOf(own.subList(2, 4));
        Json third = Json.parse(green.get(list + "&after=" + own.get(3)).body());
        assertThat(ids(third)).containsExactlyElementsOf(own.subList(4, 5));
        assertThat(third.at("has_more").bool()).hasValue(false);
        Json back = Json.parse(green.get(list + "&before=" + own.get(4)).body());
        assertThat(ids(back)).containsExactlyElementsOf(own.subList(2, 4));
        assertThat(back.at("has_more").bool()).hasValue(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void threadsAreListedThoughTheApiNeverDidAndOnesOwnOnly(String provider) {
        List<String> own = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            own.add(0, green.thread(provider));
            blue.thread(provider);
        }
        String list = "/v1/threads?custom_llm_provider=" + provider + "&limit=2";

        Json first = Json.parse(green.get(list).body());
        assertThat(ids(first)).containsExactlyElementsOf(own.subList(0, 2));
        assertThat(first.at("data", 0, "object").text()).hasValue("thread");
        assertThat(first.at("has_more").bool()).hasValue(true);
        Json second = Json.parse(green.get(list + "&after=" + own.get(1)).body());
        assertThat(ids(second)).containsExactly(own.get(2));
        assertThat(second.at("has_more").bool()).hasValue(false);
        assertThat(ids(Json.parse(green.get(list + "&order=asc").body()))).containsExactly(own.get(2), own.get(1));
    }

    @Test
    void aThreadThatWasDeletedElsewhereIsLeftOutAndTheListGoesOn() {
        String gone = green.thread("far");
        String kept = green.thread("far");
        String last = green.thread("far");
        farSide.send(farSide.to("/v1/threads/" + gone).DELETE());
        String list = "/v1/threads?custom_llm_provider=far&limit=1";

        assertThat(ids(Json.parse(green.get(list + "&order=asc").body()))).containsExactly(kept);
        assertThat(ids(Json.parse(green.get(list).body()))).containsExactly(last);
        Json end = Json.parse(green.get(list + "&after=" + kept).body());
        assertThat(ids(end)).isEmpty();
        assertThat(end.at("has_more").bool()).hasValue(false);
        assertThat(farSide.get("/metrics").body())
                .as("asked for once, however often it is passed by")
                .containsPattern(
                        "_count\\{method=\"get\",provider=\"\\w+\",route=\"/threads/\\{thread_id}\",status=\"404\"} 1\\b");
    }

    @Test
    void theMasterKeyIsShownTheFarSidesOwnListOfThreads() {
        String before = farSide.thread();
        String greens = green.thread("far");

        Json list = Json.parse(
                server.get("/v1/threads?custom_llm_provider=far", "Authorization", "Bearer " + MASTER.reveal())
                        .body());

        assertThat(ids(list)).containsExactly(greens, before);
    }

    @Test
    void whatWasAtAFarSideBeforeIsForTheMasterKeyOnly() {
        String thread = farSide.thread();
        String header = "x-assistants-provider";

        Hammer.assertNotThere(green.send("GET", "/v1/threads/" + thread, "", header, "far"));
        assertThat(server.get("/v1/threads/" + thread, header, "far", "Authorization", "Bearer " + MASTER.reveal())
                        .statusCode())
                .isEqualTo(200);
        Hammer.assertNotThere(green.send("GET", "/v1/threads/" + thread, "", header, "far"));
    }

    @Test
    void aKeyThatIsConfinedToAProviderKnowsNoOther() {
        Tenant confined = new Tenant("here-only");

        assertThat(Routed.by(confined.get("/v1/assistants"))).isEqualTo("here");
        HttpResponse<String> refused = confined.send("GET", "/v1/assistants", "", "x-assistants-provider", "far");
        assertRefused(
                refused, 400, "x-assistants-provider", "invalid_value", "there is no provider 'far'. There are: here.");
    }

    @Test
    void aKeyThatIsConfinedToModelsRunsNoOther() {
        Tenant small = new Tenant("small");
        HttpResponse<String> refused = small.send("POST", "/v1/assistants", "{\"model\":\"huge\"}");
        assertRefused(refused, 403, "model", "model_not_found", "does not allow the model 'huge'");

        String assistant = id(small.send("POST", "/v1/assistants", "{\"model\":\"tiny\"}"));
        String thread = small.thread("here");
        String body = "{\"assistant_id\":\"" + assistant + "\"";
        String runs = "/v1/threads/" + thread + "/runs";
        assertThat(small.send("POST", "/v1/assistants/" + assistant, "{\"model\":\"huge\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(small.send("POST", runs, body + ",\"model\":\"huge\"}").statusCode())
                .isEqualTo(403);
        assertThat(small.send("POST", "/v1/threads/runs", body + ",\"model\":\"huge\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(small.send("POST", runs, body + "}").statusCode()).isEqualTo(200);
    }

    @Test
    void aRunAsksNoModelThatOnlyAnotherKeyOfTheTenantMayUse() {
        Tenant other = new Tenant("large", "small");
        keys.keys().add(other.stored());
        String assistant = id(other.send("POST", "/v1/assistants", "{\"model\":\"huge\"}"));
        Tenant small = new Tenant("small");

        HttpResponse<String> refused =
                small.send("POST", "/v1/threads/runs", "{\"assistant_id\":\"" + assistant + "\",\"stream\":true}");
        assertRefused(refused, 403, "model", "model_not_found", "does not allow the model 'huge'");

        HttpResponse<String> made = other.send("POST", "/v1/threads/runs", "{\"assistant_id\":\"" + assistant + "\"}");
        Json run = Json.parse(made.body());
        String path = "/v1/threads/" + run.at("thread_id").text().orElseThrow() + "/runs/" + id(made);
        String outputs = "{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"x\"}]}";
        assertThat(other.send("POST", path + "/submit_tool_outputs", outputs).statusCode())
                .isEqualTo(400);
        assertRefused(
                small.send("POST", path + "/submit_tool_outputs", outputs),
                403,
                "model",
                "model_not_found",
                "does not allow the model 'huge'");
    }

    @Test
    void theServersOwnPagesAreForTheMasterKey() {
        assertRefused(green.get("/metrics"), 403, null, null, "Only the master key opens this.");
        assertThat(server.get("/health/liveness").statusCode()).isEqualTo(200);
        assertRefused(server.get("/v1/assistants"), 401, null, null, "You didn't provide an API key");
        assertThat(server.get("/v1/assistants", "api-key", "sk-green-0123456789")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-green-0123456789", "Bearer sk-green-0123456789"})
    void aKeyMayStandWhereCallersOfLiteLlmPutIt(String sent) {
        assertThat(server.get("/v1/assistants", "x-litellm-api-key", sent, "Authorization", "Bearer of-something-else")
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                server.get(
                        "/v1/assistants",
                        "x-litellm-api-key",
                        sent + "0",
                        "Authorization",
                        "Bearer " + MASTER.reveal()),
                401,
                null,
                "invalid_api_key",
                "Incorrect API key provided.");
    }

    private static List<String> ids(Json list) {
        return list.at("data").elements().stream()
                .map(item -> item.at("id").text().orElseThrow())
                .toList();
    }

    /** The holder of a key. */
    private final class Tenant {
        private final String name;
        private final String tenant;

        Tenant(String name) {
            this(name, name);
        }

        Tenant(String name, String tenant) {
            this.name = name;
            this.tenant = tenant;
        }

        private String secret() {
            return "sk-" + name + "-0123456789";
        }

        KnownKey key(Set<String> providers, Set<String> models) {
            return new KnownKey(KeyHash.of(secret()), Caller.holder(name, tenant, providers, models), null);
        }

        StoredKey stored() {
            return new StoredKey(
                    "key_" + name,
                    name,
                    tenant,
                    KeyHash.of(secret()).hex(),
                    Set.of(),
                    Set.of(),
                    Clock.systemUTC().instant(),
                    null,
                    null);
        }

        HttpResponse<String> get(String path) {
            return send("GET", path, "");
        }

        HttpResponse<String> send(String method, String path, String body, String... headers) {
            List<String> all = new ArrayList<>(List.of(headers));
            all.addAll(List.of("Authorization", "Bearer " + secret()));
            String[] array = all.toArray(String[]::new);
            return switch (method) {
                case "GET" -> server.get(path, array);
                case "DELETE" -> server.delete(path, array);
                default -> server.post(path, body, array);
            };
        }

        String assistant(String provider) {
            return id(send("POST", "/v1/assistants", wish("{\"model\":\"m\"", provider)));
        }

        String thread(String provider) {
            return id(send(
                    "POST", "/v1/threads", wish("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]", provider)));
        }

        private String wish(String body, String provider) {
            return body + ",\"custom_llm_provider\":\"" + provider + "\"}";
        }

        Belongings make(String provider) {
            String assistant = assistant(provider);
            String thread = thread(provider);
            String path = "/v1/threads/" + thread;
            HttpResponse<String> stream =
                    send("POST", path + "/runs", "{\"stream\":true,\"assistant_id\":\"" + assistant + "\"}");
            assertThat(stream.body()).contains("thread.run.completed");
            String message = ids(Json.parse(get(path + "/messages").body())).get(0);
            String run = ids(Json.parse(get(path + "/runs").body())).get(0);
            String step = ids(Json.parse(get(path + "/runs/" + run + "/steps").body()))
                    .get(0);
            return new Belongings(provider, assistant, thread, message, run, step);
        }

        void isWhole(Belongings own) {
            String path = "/v1/threads/" + own.thread();
            assertThat(get("/v1/assistants/" + own.assistant()).statusCode()).isEqualTo(200);
            assertThat(get(path + "/messages").body()).contains(own.message());
            assertThat(get(path + "/runs/" + own.run() + "/steps/" + own.step()).statusCode())
                    .isEqualTo(200);
        }
    }
}
