package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyServerTest {
    private static final ProxyConfig CONFIG = ProxyConfig.local(0);

    private final Served served = new Served(CONFIG, new GatedTurns());

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void everyResourceIsServedWithAndWithoutTheVersion() {
        String assistant = served.assistant();
        String thread = served.thread();

        for (String root : new String[] {"", "/v1"}) {
            assertThat(served.get(root + "/assistants/" + assistant).body()).contains("\"object\":\"assistant\"");
            assertThat(served.get(root + "/threads/" + thread).body()).contains("\"object\":\"thread\"");
            assertThat(served.get(root + "/threads/" + thread + "/messages").body())
                    .contains("\"object\":\"list\"");
            assertThat(served.get(root + "/threads/" + thread + "/runs").body())
                    .contains("\"first_id\":null", "\"has_more\":false");
        }
    }

    @Test
    void anAbsentAnEmptyAndABareBodyAreTheSame() {
        assertThat(served.send(served.to("/v1/threads").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(served.post("/v1/threads", " \n").statusCode()).isEqualTo(200);
        assertThat(served.post("/v1/threads", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsDeletedIsSaidToBeGone() {
        String assistant = served.assistant();

        var deleted = served.send(served.to("/v1/assistants/" + assistant).DELETE());

        assertThat(deleted.body())
                .isEqualTo("{\"id\":\"" + assistant + "\",\"object\":\"assistant.deleted\",\"deleted\":true}");
        assertRefused(
                served.get("/v1/assistants/" + assistant), 404, "No assistant found with id '" + assistant + "'.");
    }

    @Test
    void theIncludeOfTheClientsIsUnderstoodPercentEncoded() {
        var answer = served.get("/v1/threads/thread_t/runs/run_r/steps?include%5B%5D="
                + "step_details.tool_calls%5B%2A%5D.file_search.results%5B%2A%5D.content");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void thePageAfterTheLastOneIsEmpty() {
        String assistant = served.assistant();

        var answer = served.get("/v1/assistants?after=" + assistant);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"data\":[]", "\"first_id\":null", "\"last_id\":null");
    }

    @Test
    void everyAnswerHasARequestIdOfItsOwn() {
        String one = requestId(served.get("/v1/assistants"));
        String other = requestId(served.get("/v1/assistants"));

        assertThat(one).startsWith("req_").isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/liveness", "/health/liveliness"})
    void probesOfLiteLlmFindWhatTheyLookFor(String path) {
        try (Served guarded = new Served(ProxyConfig.local(0).guardedBy(Secret.of("key-1")), new ScriptedTurns())) {
            assertThat(guarded.get(path).statusCode()).isEqualTo(200);
            assertThat(guarded.get(path).body()).isEqualTo("\"I'm alive!\"");
            assertThat(guarded.get("/health/readiness").body()).startsWith("{\"status\":\"healthy\"");
        }
    }

    @Test
    void healthAndMetricsAreServedWithBoundedRoutes() {
        assertThat(served.get("/health/readiness").statusCode()).isEqualTo(200);
        served.get("/v1/threads/thread_one");
        served.get("/v1/whatever/else");

        assertThat(served.get("/metrics").body())
                .contains("assistants_requests_seconds_count", "route=\"/threads/{thread_id}\"", "route=\"unknown\"")
                .doesNotContain("thread_one", "whatever");
    }

    @Test
    void onlyTheMasterKeyOpensWhatIsGuarded() {
        try (Served guarded = new Served(CONFIG.guardedBy(Secret.of("sk-right")), new GatedTurns())) {
            assertRefused(guarded.get("/v1/assistants"), 401, null);
            var wrong = guarded.send(guarded.to("/v1/assistants").header("Authorization", "Bearer sk-wrong"));
            assertRefused(wrong, 401, null);
            assertThat(wrong.body()).contains("invalid_api_key").doesNotContain("sk-");
            assertThat(guarded.send(guarded.to("/v1/assistants").header("Authorization", "Bearer sk-right"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(guarded.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(guarded.get("/metrics").statusCode()).isEqualTo(401);
        }
    }

    private static String requestId(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-request-id").orElse("none");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, @Nullable String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(requestId(answer)).startsWith("req_");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        var error = Json.parse(answer.body()).at("error");
        assertThat(error.members()).containsOnlyKeys("message", "type", "param", "code");
        assertThat(error.at("type").text()).hasValue("invalid_request_error");
        if (message != null) {
            assertThat(error.at("message").text()).hasValue(message);
        }
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }
}
