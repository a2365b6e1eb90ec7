package io.assistants4j.proxy;

import static io.assistants4j.proxy.RefusalTest.assertRefused;
import static io.assistants4j.proxy.Routed.by;
import static io.assistants4j.proxy.Routed.hosted;
import static io.assistants4j.proxy.Served.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.http.Strictness;
import io.assistants4j.testkit.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several providers answers, where all keep their conversations here. */
@Timeout(60)
class RoutingTest {
    private static final String HEADER = "x-assistants-provider";
    private static final String AT_B = "?custom_llm_provider=b";

    @TempDir
    private Path directory;

    private Routed server;

    @BeforeEach
    void start() {
        server = new Routed(directory, "a", hosted("a"), hosted("b"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsNewGoesWhereTheCallAsksForAndElseToTheDefault() {
        String model = "{\"model\":\"m\"}";
        String modelAtB = "{\"model\":\"m\",\"custom_llm_provider\":\"b\"}";

        assertThat(by(server.post("/v1/assistants", model))).isEqualTo("a");
        assertThat(by(server.post("/v1/assistants", modelAtB))).isEqualTo("b");
        assertThat(by(server.post("/v1/assistants" + AT_B, model))).isEqualTo("b");
        assertThat(by(server.post("/assistants", model, HEADER, "b"))).isEqualTo("b");
        assertThat(by(server.post("/v1/threads", ""))).isEqualTo("a");
        assertThat(by(server.post("/v1/threads", "", HEADER, "b"))).isEqualTo("b");
    }

    @Test
    void theBodyGoesBeforeTheQueryAndTheQueryBeforeTheHeader() {
        String atA = "{\"model\":\"m\",\"custom_llm_provider\":\"a\"}";

        assertThat(by(server.post("/v1/assistants" + AT_B, atA, HEADER, "b"))).isEqualTo("a");
        assertThat(by(server.post("/v1/assistants?custom_llm_provider=a", "{\"model\":\"m\"}", HEADER, "b")))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void anEmptyWishIsNone(String wish) {
        assertThat(by(server.post("/v1/threads", "{\"custom_llm_provider\":" + wish + "}")))
                .isEqualTo("a");
        assertThat(by(server.post("/v1/threads?custom_llm_provider=", "", HEADER, " ")))
                .isEqualTo("a");
    }

    @Test
    void listsShowTheAssistantsOfOneProvider() {
        String here = server.assistant("a");
        String there = server.assistant("b");

        assertThat(ids(server.get("/v1/assistants"))).containsExactly(here);
        assertThat(ids(server.get("/v1/assistants" + AT_B))).containsExactly(there);
        assertThat(by(server.get("/v1/assistants" + AT_B))).isEqualTo("b");
    }

    @Test
    void aConversationStaysWithItsProviderWithoutBeingAskedFor() {
        String assistant = server.assistant("b");
        String thread = "/v1/threads/" + server.thread("b");

        assertThat(by(server.get("/v1/assistants/" + assistant))).isEqualTo("b");
        assertThat(by(server.post("/v1/assistants/" + assistant, "{\"name\":\"n\"}")))
                .isEqualTo("b");
        assertThat(by(server.post(thread, "{\"metadata\":{\"k\":\"v\"}}"))).isEqualTo("b");
        HttpResponse<String> message =
                server.post(thread + "/messages", "{\"role\":\"user\",\"content\":\"Who are you?\"}");
        assertThat(by(message)).isEqualTo("b");
        assertThat(by(server.get(thread + "/messages/" + id(message)))).isEqualTo("b");
        String run = thread + "/runs/" + id(server.post(thread + "/runs", "{\"assistant_id\":\"" + assistant + "\"}"));
        assertThat(server.ended(run).at("status").text()).hasValue("completed");
        HttpResponse<String> steps = server.get(run + "/steps");
        assertThat(by(steps)).isEqualTo("b");
        assertThat(ids(steps)).hasSize(1);
        assertThat(server.get(thread + "/messages?limit=1").body()).contains("I am b.");
        assertThat(by(server.delete(thread))).isEqualTo("b");
        assertThat(by(server.delete("/v1/assistants/" + assistant))).isEqualTo("b");
    }

    @Test
    void aRunWithItsThreadGoesWhereItsAssistantIsStreamedOrNot() {
        String assistant = server.assistant("b");
        String body = "{\"assistant_id\":\"" + assistant + "\"";

        HttpResponse<String> polled = server.post("/v1/threads/runs", body + "}");
        HttpResponse<String> streamed = server.post("/v1/threads/runs", body + ",\"stream\":true}");

        assertThat(by(polled)).isEqualTo("b");
        assertThat(by(streamed)).isEqualTo("b");
        assertThat(streamed.body()).contains("I am b.", "data: [DONE]");
        String thread = Json.parse(polled.body()).at("thread_id").text().orElseThrow();
        assertThat(by(server.get("/v1/threads/" + thread))).isEqualTo("b");
    }

    @Test
    void whatIsThereIsFoundAfterAStartAndWhereAnotherIsTheDefault() {
        String assistant = server.assistant("a");
        String thread = server.thread("b");
        server.close();
        server = new Routed(directory, "b", hosted("b"), hosted("a"));

        assertThat(by(server.get("/v1/assistants/" + assistant))).isEqualTo("a");
        assertThat(by(server.get("/v1/threads/" + thread))).isEqualTo("b");
    }

    @Test
    void whatAProviderKeepsThatIsNoMoreIsNotFoundAndSaysWhy() {
        String thread = server.thread("b");
        server.close();
        server = new Routed(directory, "a", hosted("a"), hosted("c"));

        assertRefused(
                server.get("/v1/threads/" + thread),
                404,
                null,
                null,
                "The thread '" + thread + "' is kept by provider 'b', which this server has not.");
    }

    @Test
    void anotherProviderThanItsOwnIsRefusedNamingBoth() {
        String assistant = server.assistant("a");
        String thread = server.thread("a");
        String text = "is kept by provider 'a', but 'custom_llm_provider' asks for 'b'";

        assertRefused(
                server.get("/v1/assistants/" + assistant + AT_B), 400, "custom_llm_provider", "invalid_value", text);
        assertRefused(
                server.get("/v1/threads/" + thread + "/messages" + AT_B),
                400,
                "custom_llm_provider",
                "invalid_value",
                text);
        assertRefused(
                server.get("/v1/threads/" + thread, HEADER, "b"),
                400,
                HEADER,
                "invalid_value",
                "is kept by provider 'a', but '" + HEADER + "' asks for 'b'");
        assertThat(server.get("/v1/threads/" + thread + "?custom_llm_provider=a")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream\":true"})
    void aRunOfAnAssistantAndAThreadOfDifferentProvidersIsRefusedNamingBoth(String stream) {
        String assistant = server.assistant("a");
        String thread = server.thread("b");

        assertRefused(
                server.post(
                        "/v1/threads/" + thread + "/runs", "{\"assistant_id\":\"" + assistant + "\"" + stream + "}"),
                400,
                "assistant_id",
                "invalid_value",
                "Thread '" + thread + "' is kept by provider 'b', but assistant '" + assistant + "' by provider 'a'.");
        assertThat(ids(server.get("/v1/threads/" + thread + "/runs"))).isEmpty();
    }

    @Test
    void aProviderThatIsNotThereIsRefusedNamingThoseThatAre() {
        String text = "there is no provider 'c'. There are: a, b.";

        assertRefused(
                server.post("/v1/threads", "{\"custom_llm_provider\":\"c\"}"),
                400,
                "custom_llm_provider",
                "invalid_value",
                text);
        assertRefused(server.get("/v1/assistants", HEADER, "c"), 400, HEADER, "invalid_value", text);
        assertRefused(server.get("/v1/threads/" + server.thread("a"), HEADER, "c"), 400, HEADER, "invalid_value", text);
    }

    @Test
    void whatNobodyKeepsIsNotFoundAtTheDefault() {
        assertRefused(server.get("/v1/threads/thread_no"), 404, null, null, "No thread found with id 'thread_no'.");
        assertRefused(
                server.get("/v1/threads/asst_no"),
                400,
                "thread_id",
                "invalid_value",
                "Expected an ID that begins with 'thread'.");
    }

    @Test
    void theFieldIsTakenOutOfTheBodyAndTheRestIsLeftAsItIs() {
        server.close();
        server = new Routed(
                ProxyConfig.local(0).withStrictness(Strictness.STRICT), directory, "a", hosted("a"), hosted("b"));
        String beta = "OpenAI-Beta";

        HttpResponse<String> answer = server.post(
                "/v1/assistants",
                "{\"custom_llm_provider\":\"b\",\"model\":\"m\",\"name\":\"Zoë \\u00e9\",\"tools\":[{\"type\":\"function\","
                        + "\"function\":{\"name\":\"f\",\"parameters\":{\"maximum\":1e400,\"minimum\":0.10}}}]}",
                beta,
                "assistants=v2");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(by(answer)).isEqualTo("b");
        assertThat(answer.body()).contains("Zoë é", "1e400", "0.10");
        assertRefused(
                server.post("/v1/threads", "{\"custom_llm_provider\":\"b\",\"typo\":1}", beta, "assistants=v2"),
                400,
                "typo",
                "unknown_parameter",
                "typo");
    }

    @Test
    void aWishThatIsNoTextAndABodyThatIsNoJsonAreRefused() {
        assertRefused(
                server.post("/v1/threads", "{\"custom_llm_provider\":7}"),
                400,
                "custom_llm_provider",
                "invalid_type",
                "custom_llm_provider");
        assertRefused(
                server.post("/v1/threads", "{\"custom_llm_provider\":\"b\""), 400, null, null, "is not valid JSON");
        assertRefused(server.post("/v1/threads", "[\"custom_llm_provider\"]"), 400, null, "invalid_type", "an object");
    }

    private static List<String> ids(HttpResponse<String> list) {
        return Json.parse(list.body()).at("data").elements().stream()
                .map(one -> one.at("id").text().orElseThrow())
                .toList();
    }
}
