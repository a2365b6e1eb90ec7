package io.assistants4j.testkit.assistants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that are streamed: which events come in which order, and what other servers make of them. */
@Timeout(30)
class FakeRunStreamsTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");

    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start();

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeClient client = new FakeClient(SERVER);

    @Test
    void aTextIsStreamedInTheOrderOfTheRealEvents() {
        SERVER.enqueue(new Reply().text("Hel", "lo").usage(5, 2));

        List<FakeClient.Event> events = client.stream();

        assertThat(FakeClient.names(events))
                .containsExactly(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.message.created",
                        "thread.message.in_progress",
                        "thread.message.delta",
                        "thread.message.delta",
                        "thread.message.completed",
                        "thread.run.step.completed",
                        "thread.run.completed",
                        "done");
        assertThat(events.get(0).data()).isEqualTo(events.get(1).data());
        assertThat(events.get(5).json().at("content")).hasToString("[]");
        assertThat(events.get(7).json().at("delta", "content"))
                .hasToString("[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"Hel\",\"annotations\":[]}}]");
        assertThat(events.get(8).json().at("delta", "content"))
                .hasToString("[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"lo\"}}]");
        assertThat(events.get(9).json().at("content", 0, "text", "value").text())
                .hasValue("Hello");
        assertThat(events.get(10).json().at("usage", "total_tokens")).hasToString("7");
        assertThat(events.get(12).data()).isEqualTo("[DONE]");
    }

    @Test
    void callsAndOutputsAreStreamedAsTwoStreams() {
        SERVER.enqueue(
                new Reply().call("call_1", "f", "{\"a\"", ":1}").call("call_2", "g", "{}"), new Reply().text("Done."));

        List<FakeClient.Event> asked = client.stream();
        Json run = asked.get(asked.size() - 2).json();
        List<FakeClient.Event> answered = FakeClient.events(client.send(
                "POST",
                "/threads/" + run.at("thread_id").text().orElse("") + "/runs/" + FakeClient.id(run)
                        + "/submit_tool_outputs",
                "{\"stream\":true,\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"1\"},"
                        + "{\"tool_call_id\":\"call_2\",\"output\":\"2\"}]}"));

        assertThat(FakeClient.names(asked).subList(3, asked.size()))
                .containsExactly(
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.run.step.delta",
                        "thread.run.step.delta",
                        "thread.run.step.delta",
                        "thread.run.step.delta",
                        "thread.run.step.delta",
                        "thread.run.requires_action",
                        "done");
        assertThat(asked.get(3).json().at("step_details")).hasToString("{\"type\":\"tool_calls\",\"tool_calls\":[]}");
        assertThat(asked.get(5).json().at("delta", "step_details", "tool_calls", 0))
                .hasToString("{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\","
                        + "\"arguments\":\"\",\"output\":null}}");
        assertThat(asked.get(7).json().at("delta", "step_details", "tool_calls", 0))
                .hasToString("{\"index\":0,\"type\":\"function\",\"function\":{\"arguments\":\":1}\"}}");
        assertThat(asked.get(8).json().at("delta", "step_details", "tool_calls", 0, "index"))
                .hasToString("1");
        assertThat(FakeClient.names(answered))
                .startsWith("thread.run.step.completed", "thread.run.queued", "thread.run.in_progress")
                .endsWith("thread.message.completed", "thread.run.step.completed", "thread.run.completed", "done")
                .doesNotContain("thread.run.created", "thread.run.step.delta");
        assertThat(answered.get(0)
                        .json()
                        .at("step_details", "tool_calls", 1, "function", "output")
                        .text())
                .hasValue("2");
    }

    @Test
    void aThreadThatIsMadeInPassingComesFirst() {
        SERVER.enqueue(new Reply().text("Hi"));

        List<FakeClient.Event> events = FakeClient.events(client.send(
                "POST",
                "/threads/runs",
                client.ofAssistant(
                        ",\"stream\":true,\"thread\":{\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}")));

        assertThat(FakeClient.names(events)).startsWith("thread.created", "thread.run.created");
        assertThat(client.get("/threads/" + FakeClient.id(events.get(0).json()) + "/messages")
                        .at("data")
                        .elements())
                .hasSize(2);
    }

    @Test
    void aFailureClosesWhatIsOpen() {
        SERVER.enqueue(new Reply().openText("Os").failed("server_error", "broke"));

        List<FakeClient.Event> events = client.stream();

        assertThat(FakeClient.names(events))
                .endsWith(
                        "thread.message.delta",
                        "thread.message.incomplete",
                        "thread.run.step.failed",
                        "thread.run.failed",
                        "done");
        Json message = events.get(events.size() - 4).json();
        assertThat(message.at("content", 0, "text", "value").text()).hasValue("Os");
        assertThat(message.at("incomplete_details", "reason").text()).hasValue("run_failed");
    }

    @Test
    void aCancelledRunTellsItsStreamAndGoesOnWithoutIt() throws Exception {
        Gate gate = new Gate();
        SERVER.enqueue(new Reply().openText("Os").waitAt(gate));
        CompletableFuture<List<FakeClient.Event>> stream = CompletableFuture.supplyAsync(client::stream, THREADS);
        gate.awaitReached(SOON);
        String thread = FakeClient.segment(SERVER.journal().last().path(), 3);
        String run = FakeClient.id(client.get("/threads/" + thread + "/runs").at("data", 0));

        client.post("/threads/" + thread + "/runs/" + run + "/cancel", "");

        assertThat(FakeClient.names(stream.get(10, java.util.concurrent.TimeUnit.SECONDS)))
                .endsWith(
                        "thread.message.delta",
                        "thread.run.cancelling",
                        "thread.message.incomplete",
                        "thread.run.step.cancelled",
                        "thread.run.cancelled",
                        "done");
        gate.open();
    }

    @Test
    void aClientThatGoesAwayDoesNotEndTheRun() throws Exception {
        Gate gate = new Gate();
        SERVER.enqueue(new Reply().text("Os").waitAt(gate).text("lo"));
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        client.to("/threads/" + client.thread("Hi") + "/runs")
                                .POST(BodyPublishers.ofString(client.ofAssistant(",\"stream\":true")))
                                .build(),
                        BodyHandlers.ofInputStream());
        gate.awaitReached(SOON);
        String thread = FakeClient.segment(SERVER.journal().last().path(), 3);

        answer.body().close();
        gate.open();

        String run = FakeClient.id(client.get("/threads/" + thread + "/runs").at("data", 0));
        assertThat(client.settled("/threads/" + thread + "/runs/" + run)
                        .at("status")
                        .text())
                .hasValue("completed");
    }

    @Test
    void whatIsHeldIsHeldUntilTheClientHangsUp() throws Exception {
        SERVER.enqueue(new Reply().text("Os").hold());
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        client.to("/threads/" + client.thread("Hi") + "/runs")
                                .POST(BodyPublishers.ofString(client.ofAssistant(",\"stream\":true")))
                                .build(),
                        BodyHandlers.ofInputStream());

        answer.body().close();

        SERVER.journal().awaitHangUps(1, SOON);
    }

    @Test
    void streamsCanBeOdd() {
        SERVER.enqueue(
                new Reply().like(Quirk.ENVELOPES),
                new Reply().like(Quirk.NO_NAMES, Quirk.NO_DONE),
                new Reply().like(Quirk.NO_END),
                new Reply().error("overloaded", "too much"),
                new Reply().event("thread.sparkled", "a", 1).raw(": ping\n\n"));

        assertThat(body())
                .startsWith("data: {\"event\":\"thread.run.created\",\"data\":{\"id\":\"run_")
                .endsWith("data: [DONE]\n\n");
        assertThat(body()).startsWith("data: {\"id\":\"run_").doesNotContain("[DONE]");
        assertThat(body()).doesNotContain("thread.run.completed").endsWith("event: done\ndata: [DONE]\n\n");
        assertThat(body())
                .doesNotContain("thread.run.completed")
                .contains("event: error\ndata: {\"error\":{\"message\":\"too much\",\"type\":\"server_error\","
                        + "\"param\":null,\"code\":\"overloaded\"}}\n\n");
        assertThat(body()).contains("event: thread.sparkled\ndata: {\"a\":1}\n\n: ping\n\n");
    }

    @Test
    void faultsSpoilWhatIsStreamed() {
        SERVER.enqueue(new Reply().text("Hello"), new Reply().text("Hello"), new Reply().text("Hello"));
        String runs = "/threads/" + client.thread("Hi") + "/runs";
        String other = "/threads/" + client.thread("Hi") + "/runs";
        String request = client.ofAssistant(",\"stream\":true");

        SERVER.faults().next(Fault.cutAfterEvents(5)).next(Fault.cutAfterBytes(100));
        assertThatThrownBy(() -> client.send("POST", runs, request)).hasRootCauseInstanceOf(java.io.IOException.class);
        assertThatThrownBy(() -> client.send("POST", other, request)).hasRootCauseInstanceOf(java.io.IOException.class);
        SERVER.faults().next(1, received -> received.path().endsWith("/runs"), Fault.byteByByte());
        assertThat(body()).endsWith("event: done\ndata: [DONE]\n\n");
    }

    private String body() {
        return client.send("POST", "/threads/" + client.thread("Hi") + "/runs", client.ofAssistant(",\"stream\":true"))
                .body();
    }
}
