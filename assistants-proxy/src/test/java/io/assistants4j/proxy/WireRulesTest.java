package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients rely on besides the objects themselves. */
@Timeout(60)
class WireRulesTest {
    private static final String POLL = "openai-poll-after-ms";

    private final CountDownLatch gate = new CountDownLatch(1);
    private final ScriptedTurns turns = new ScriptedTurns();
    private final Served served = new Served(ProxyConfig.local(0), turns);
    private final String thread = served.thread();
    private final String runs = "/v1/threads/" + thread + "/runs";

    @AfterEach
    void stop() {
        gate.countDown();
        served.close();
    }

    @Test
    void everyAnswerWithARunThatGoesOnSaysWhenToAskAgain() {
        turns.then(TurnScript.begin().calls("call_1", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().meanwhile(this::await).says("x").completes(1, 1));
        var created = served.post(runs, "{\"assistant_id\":\"" + served.assistant() + "\"}");
        String run = runs + "/" + Served.id(created);
        awaitStatus(run, "requires_action");

        assertPolled(created, "queued");
        assertPolled(served.get(run), "requires_action");
        assertPolled(served.post(run, "{\"metadata\":{\"a\":\"b\"}}"), "requires_action");
        assertPolled(submit(run, "false"), "queued");
        awaitStatus(run, "in_progress");
        assertPolled(served.get(run), "in_progress");
        assertPolled(served.post(run + "/cancel", ""), "cancelling");
        gate.countDown();
        served.ended(run);
        assertThat(served.get(run).headers().firstValue(POLL)).isEmpty();
        assertThat(served.post(run, "{}").headers().firstValue(POLL)).isEmpty();
    }

    @Test
    void functionCallsAndTheirOutputsAreStreamedInOrder() throws Exception {
        turns.then(TurnScript.begin().calls("call_1", "f", "{\"a\":", "1}").completes(1, 1))
                .then(TurnScript.begin().says("Done.").completes(2, 2));

        List<SentEvent> asked = SentEvent.of(served.stream(thread));
        String run = asked.get(0).json().at("id").text().orElseThrow();
        var outputs = served.open(runs + "/" + run + "/submit_tool_outputs", outputs("true"));
        List<SentEvent> answered = SentEvent.of(outputs);

        assertThat(SentEvent.names(asked))
                .startsWith("thread.run.created", "thread.run.queued", "thread.run.in_progress")
                .contains("thread.run.step.created", "thread.run.step.in_progress", "thread.run.step.delta")
                .doesNotContain("thread.run.step.completed")
                .endsWith("thread.run.requires_action", "done");
        assertThat(String.join(
                        "",
                        asked.stream()
                                .filter(event -> event.name().equals("thread.run.step.delta"))
                                .map(SentEvent::data)
                                .toList()))
                .containsOnlyOnce("\"call_1\"")
                .containsOnlyOnce("\"name\":\"f\"");
        assertThat(SentEvent.names(answered))
                .startsWith("thread.run.step.completed", "thread.run.queued", "thread.run.in_progress")
                .doesNotContain("thread.run.created", "thread.run.step.delta")
                .endsWith("thread.message.completed", "thread.run.step.completed", "thread.run.completed", "done");
        assertNoErrorKey(asked);
        assertNoErrorKey(answered);
    }

    /** Clients append what comes to the lists they have: who was told of none has none. */
    @Test
    void theFirstPieceOfATextBringsItsListOfAnnotations() throws Exception {
        turns.then(TurnScript.begin().says("Hel", "lo").completes(1, 1));

        List<SentEvent> events = SentEvent.of(served.stream(thread));

        assertThat(events)
                .filteredOn(event -> event.name().equals("thread.message.delta"))
                .extracting(event -> event.json().at("delta").toString())
                .containsExactly(
                        "{\"content\":[{\"type\":\"text\",\"index\":0,\"text\":{\"value\":\"Hel\",\"annotations\":[]}}]}",
                        "{\"content\":[{\"type\":\"text\",\"index\":0,\"text\":{\"value\":\"lo\"}}]}");
    }

    @Test
    void aCancelledStreamClosesWhatIsOpenInOrder() throws Exception {
        turns.then(TurnScript.begin().beginsToSay("Oslo").meanwhile(this::await));
        HttpResponse<InputStream> answer = served.stream(thread);
        String run = runs + "/"
                + Json.parse(served.get(runs).body()).at("data", 0, "id").text().orElseThrow();
        awaitStatus(run, "in_progress");
        while (served.get("/v1/threads/" + thread + "/messages?limit=1").body().contains("\"role\":\"user\"")) {
            Served.pause();
        }
        assertThat(served.post(run + "/cancel", "").statusCode()).isEqualTo(200);
        gate.countDown();

        List<SentEvent> events = SentEvent.of(answer);

        assertThat(SentEvent.names(events))
                .endsWith(
                        "thread.message.delta",
                        "thread.run.cancelling",
                        "thread.message.incomplete",
                        "thread.run.step.cancelled",
                        "thread.run.cancelled",
                        "done");
        assertNoErrorKey(events);
    }

    @Test
    void aStreamThatEndsEarlySaysWhy() throws Exception {
        turns.then(TurnScript.begin().beginsToSay("Oslo").endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, 1, 1));

        List<SentEvent> events = SentEvent.of(served.stream(thread));

        assertThat(SentEvent.names(events))
                .endsWith(
                        "thread.message.delta",
                        "thread.message.incomplete",
                        "thread.run.step.completed",
                        "thread.run.incomplete",
                        "done");
        Json run = events.get(events.size() - 2).json();
        assertThat(run.at("incomplete_details", "reason").text()).hasValue("max_completion_tokens");
        assertThat(run.at("instructions").text()).hasValue("");
        assertNoErrorKey(events);
    }

    @Test
    void aLockedThreadIsABadRequestThatNamesTheRun() {
        turns.then(TurnScript.begin().meanwhile(this::await).says("x").completes(1, 1));
        String run = served.run(thread).substring(runs.length() + 1);

        RefusalTest.assertRefused(
                served.post(runs, "{\"assistant_id\":\"" + served.assistant() + "\"}"),
                400,
                null,
                null,
                "Thread " + thread + " already has an active run " + run + ".");
        RefusalTest.assertRefused(
                served.post("/v1/threads/" + thread + "/messages", "{\"role\":\"user\",\"content\":\"x\"}"),
                400,
                null,
                null,
                "Can't add messages to " + thread + " while a run " + run + " is active.");
    }

    @Test
    void whatNobodyForesawIsNotToBeRepeatedAndTellsNothing(@TempDir Path directory) {
        SqliteStore file = SqliteStore.open(directory.resolve("c.db"));
        var store = file.conversations(new Scope(new ProviderId("scripted"), "tenant"));
        try (Served broken = new Served(ProxyConfig.local(0), Served.scripted(turns, store))) {
            file.close();

            var answer = broken.post("/v1/threads", "{}");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("x-should-retry")).hasValue("false");
            assertThat(answer.headers().firstValue("x-request-id").orElse("")).startsWith("req_");
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"message\":\"The server failed to answer this request.\","
                            + "\"type\":\"server_error\",\"param\":null,\"code\":null}}");
        }
    }

    @Test
    void whatIsNoHttpIsRefusedInTheSameForm() throws IOException {
        try (RawClient client = new RawClient(served.address())) {
            client.send("GET /v1/assistants HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n");

            assertThat(client.until("\r\n\r\n")).contains(" 400 ", "x-request-id: req_", "application/json");
            assertThat(client.until("}}")).contains("invalid_request_error");
        }
    }

    @Test
    void everyAnswerSaysHowLongItTookForWhomAndInWhichVersionOfTheApi() {
        turns.then(TurnScript.begin().says("x").completes(1, 1));
        String body = "{\"stream\":true,\"assistant_id\":\"" + served.assistant() + "\"}";

        assertThat(Stream.of(
                                ofOrganization("/v1/assistants"),
                                ofOrganization("/v1/assistants/asst_gone"),
                                ofOrganization(runs)
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body)))
                        .map(served::send))
                .allSatisfy(answer -> {
                    HttpHeaders headers = answer.headers();
                    assertThat(headers.firstValue("openai-version")).hasValue("2020-10-01");
                    assertThat(headers.firstValue("openai-organization")).hasValue("org-mine");
                    assertThat(headers.firstValue("openai-processing-ms").orElse(""))
                            .matches("[0-9]+");
                })
                .extracting(HttpResponse::statusCode)
                .containsExactly(200, 404, 200);
        assertThat(served.get("/v1/assistants").headers().firstValue("openai-organization"))
                .isEmpty();
    }

    @Test
    void requestsThatWereSentBeforeAreCounted() {
        served.send(served.to("/v1/assistants").header("X-Stainless-Retry-Count", "0"));
        served.send(served.to("/v1/assistants").header("X-Stainless-Retry-Count", "2"));

        assertThat(served.get("/metrics").body())
                .contains("assistants_requests_repeated_total{route=\"/assistants\"} 1.0");
    }

    private HttpRequest.Builder ofOrganization(String path) {
        return served.to(path).header("OpenAI-Organization", "org-mine");
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStatus(String run, String status) {
        while (!Json.parse(served.get(run).body()).at("status").text().equals(Optional.of(status))) {
            Served.pause();
        }
    }

    private HttpResponse<String> submit(String run, String stream) {
        return served.post(run + "/submit_tool_outputs", outputs(stream));
    }

    private static String outputs(String stream) {
        return "{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"1\"}],\"stream\":" + stream + "}";
    }

    private static void assertPolled(HttpResponse<String> answer, String status) {
        assertThat(Json.parse(answer.body()).at("status").text())
                .as(answer.body())
                .hasValue(status);
        assertThat(answer.headers().firstValue(POLL).orElse("none")).matches("[0-9]+");
    }

    private static void assertNoErrorKey(List<SentEvent> events) {
        assertThat(events.subList(0, events.size() - 1))
                .allSatisfy(event -> assertThat(event.json().members()).doesNotContainKey("error"));
        assertThat(events.get(events.size() - 1)).isEqualTo(new SentEvent("done", "[DONE]"));
    }
}
