package io.assistants4j.testkit.assistants;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.contract.subject.ContractClock;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that are asked about: what they go through, how they end, what they lock. */
@Timeout(30)
class FakeRunsTest {
    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start();

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeClient client = new FakeClient(SERVER);

    @Test
    void aRunIsQueuedAndGoesOnByItself() {
        SERVER.enqueue(new Reply().text("Hel", "lo").usage(5, 2));
        String thread = client.thread("Hi");
        Json begun = client.post(
                "/threads/" + thread + "/runs",
                client.ofAssistant(",\"instructions\":\"Be brief.\","
                        + "\"additional_instructions\":\"Please.\",\"temperature\":0.2"));

        Json ended = client.settled("/threads/" + thread + "/runs/" + FakeClient.id(begun));

        assertThat(begun.at("status").text()).hasValue("queued");
        assertThat(begun.at("instructions").text()).hasValue("Be brief.\nPlease.");
        assertThat(begun.at("temperature")).hasToString("0.2");
        assertThat(begun.at("usage").tree()).isNull();
        assertThat(number(begun, "expires_at")).isEqualTo(number(begun, "created_at") + 600);
        assertThat(ended.members().keySet()).isEqualTo(begun.members().keySet());
        assertThat(ended.at("status").text()).hasValue("completed");
        assertThat(ended.at("usage")).hasToString("{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}");
        assertThat(ended.at("completed_at").number()).isPresent();
        Json message = client.get("/threads/" + thread + "/messages").at("data", 0);
        assertThat(message.at("content", 0, "text", "value").text()).hasValue("Hello");
        assertThat(message.at("run_id").text()).hasValue(FakeClient.id(begun));
    }

    @Test
    void statesLastForAsManyLooksAsTheScriptSays() {
        SERVER.enqueue(new Reply().queued(2).inProgress(1).status("paused", 2).text("Hi"));
        String run = client.run();

        assertThat(statuses(run)).containsSubsequence("queued", "in_progress", "paused", "paused", "completed");
        assertThat(statuses(run)).containsExactly("completed");
    }

    @Test
    void aRunThatGoesOnSaysWhenToAskAgain() {
        SERVER.enqueue(new Reply().queued(1).text("Hi"));
        String run = client.run();

        assertThat(client.send("GET", run, "").headers().firstValue("openai-poll-after-ms"))
                .hasValue("10");
        client.settled(run);
        assertThat(client.send("GET", run, "").headers().firstValue("openai-poll-after-ms"))
                .isEmpty();
    }

    @Test
    void outputsAreWantedAndTaken() {
        SERVER.enqueue(
                new Reply()
                        .call("call_1", "f", "{\"a\"", ":1}")
                        .call("call_2", "g", "{}")
                        .usage(5, 3),
                new Reply().text("Done.").usage(7, 2));
        String run = client.run();
        Json waiting = client.settled(run);

        assertThat(waiting.at("status").text()).hasValue("requires_action");
        assertThat(waiting.at("required_action", "submit_tool_outputs", "tool_calls"))
                .hasToString("[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\","
                        + "\"arguments\":\"{\\\"a\\\":1}\"}},{\"id\":\"call_2\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}]");
        assertThat(refusal(run + "/submit_tool_outputs", outputs("call_1")))
                .isEqualTo("Expected tool outputs for call_ids ['call_1', 'call_2'], got ['call_1']");
        assertThat(refusal(run + "/submit_tool_outputs", outputs("call_1", "call_2", "call_2")))
                .startsWith("Expected tool outputs");

        Json queued = client.post(run + "/submit_tool_outputs", outputs("call_2", "call_1"));
        Json ended = client.settled(run);

        assertThat(queued.at("status").text()).hasValue("queued");
        assertThat(queued.at("required_action").tree()).isNull();
        assertThat(ended.at("usage", "total_tokens")).hasToString("17");
        List<Json> steps = client.get(run + "/steps?order=asc").at("data").elements();
        assertThat(steps)
                .extracting(step -> step.at("type").text().orElse(""))
                .containsExactly("tool_calls", "message_creation");
        assertThat(steps.get(0)
                        .at("step_details", "tool_calls", 0, "function", "output")
                        .text())
                .hasValue("output of call_1");
        assertThat(steps.get(0).at("usage", "total_tokens")).hasToString("8");
        assertThat(client.get(run + "/steps/" + FakeClient.id(steps.get(1))))
                .hasToString(steps.get(1).toString());
        assertThat(refusal(run + "/submit_tool_outputs", outputs("call_1", "call_2")))
                .isEqualTo("Runs in status \"completed\" do not accept tool outputs.");
    }

    @Test
    void aThreadIsLockedWhileARunIsActive() {
        SERVER.enqueue(new Reply().hold());
        String run = client.run();
        String thread = FakeClient.segment(run, 2);
        String id = FakeClient.segment(run, 4);

        assertThat(refusal("/threads/" + thread + "/runs", client.ofAssistant("")))
                .isEqualTo("Thread " + thread + " already has an active run " + id + ".");
        assertThat(refusal("/threads/" + thread + "/messages", "{\"role\":\"user\",\"content\":\"x\"}"))
                .isEqualTo("Can't add messages to " + thread + " while a run " + id + " is active.");
        client.post(run, "{\"metadata\":{\"a\":\"b\"}}");
        assertThat(client.get("/threads/" + thread + "/runs")
                        .at("data", 0, "metadata", "a")
                        .text())
                .hasValue("b");
    }

    @Test
    void aRunIsCancelledAtOnceOrSlowly() {
        Gate gate = new Gate();
        SERVER.enqueue(
                new Reply().openText("Os").waitAt(gate).text("lo"),
                new Reply().hold().cancelling(2));
        String quick = client.run();
        String slow = client.run();
        gate.awaitReached(SOON);

        assertThat(client.post(quick + "/cancel", "").at("status").text()).hasValue("cancelling");
        assertThat(client.post(slow + "/cancel", "").at("status").text()).hasValue("cancelling");
        gate.open();

        assertThat(statuses(quick)).containsExactly("cancelled");
        assertThat(statuses(slow)).containsExactly("cancelling", "cancelling", "cancelled");
        Json message = client.get("/threads/" + FakeClient.segment(quick, 2) + "/messages")
                .at("data", 0);
        assertThat(message.at("incomplete_details", "reason").text()).hasValue("run_cancelled");
        assertThat(message.at("content", 0, "text", "value").text()).hasValue("Os");
        assertThat(client.get(quick + "/steps").at("data", 0, "status").text()).hasValue("cancelled");
        assertThat(refusal(quick + "/cancel", "")).isEqualTo("Cannot cancel run with status 'cancelled'.");
    }

    @Test
    void aRunExpiresByTheClockOfTheServer() {
        ContractClock clock = new ContractContext().clock();
        SERVER.clock(clock).enqueue(new Reply().call("call_1", "f", "{}"));
        String run = client.run();
        client.settled(run);

        clock.advance(Duration.ofSeconds(599));
        assertThat(statuses(run)).containsExactly("requires_action");
        clock.advance(Duration.ofSeconds(1));

        Json expired = client.get(run);
        assertThat(expired.at("status").text()).hasValue("expired");
        assertThat(expired.at("required_action").tree()).isNull();
        assertThat(client.get(run + "/steps").at("data", 0, "expired_at")).hasToString("1770000600");
        assertThat(refusal(run + "/submit_tool_outputs", outputs("call_1"))).contains("\"expired\"");
    }

    @Test
    void aRunFailsOrEndsEarlyAsTheScriptSays() {
        SERVER.enqueue(
                new Reply().openText("Os").failed("rate_limit_exceeded", "slow down"),
                new Reply().openText("Os").incomplete("max_completion_tokens"),
                new Reply().openText("Os").incomplete("content_filter"));

        Json failed = client.settled(client.run());
        String cut = client.run();
        Json incomplete = client.settled(cut);
        Json filtered = client.settled(client.run());

        assertThat(failed.at("last_error")).hasToString("{\"code\":\"rate_limit_exceeded\",\"message\":\"slow down\"}");
        assertThat(failed.at("failed_at").number()).isPresent();
        assertThat(incomplete.at("incomplete_details", "reason").text()).hasValue("max_completion_tokens");
        assertThat(client.get("/threads/" + FakeClient.segment(cut, 2) + "/messages")
                        .at("data", 0, "incomplete_details", "reason")
                        .text())
                .hasValue("max_tokens");
        assertThat(filtered.at("status").text()).hasValue("incomplete");
        assertThat(filtered.at("incomplete_details").tree()).isNull();
    }

    @Test
    void aBudgetThatIsSpentEndsTheRunBeforeItsNextTurn() {
        SERVER.enqueue(new Reply().call("call_1", "f", "{}").usage(9, 300));
        String thread = client.thread("Hi");
        String run = "/threads/" + thread + "/runs/"
                + FakeClient.id(client.post(
                        "/threads/" + thread + "/runs", client.ofAssistant(",\"max_completion_tokens\":256")));
        client.settled(run);

        client.post(run + "/submit_tool_outputs", outputs("call_1"));

        assertThat(client.settled(run).at("incomplete_details", "reason").text())
                .hasValue("max_completion_tokens");
    }

    @Test
    void whatIsSaidBehindACallComesAfterItsOutputs() {
        SERVER.enqueue(new Reply().call("call_1", "f", "{}").text("Behind."), new Reply().text("Last."));
        String run = client.run();
        client.settled(run);
        client.post(run + "/submit_tool_outputs", outputs("call_1"));
        client.settled(run);

        assertThat(client.get("/threads/" + FakeClient.segment(run, 2) + "/messages?order=asc")
                        .at("data")
                        .elements())
                .extracting(message ->
                        message.at("content", 0, "text", "value").text().orElse(""))
                .containsExactly("Hi", "Behind.", "Last.");
    }

    @Test
    void toolsOfTheServerShowWhatTheyFoundToThoseWhoAsk() {
        SERVER.enqueue(new Reply()
                .tool(
                        "call_s",
                        "file_search",
                        "file_search",
                        Json.parse("{\"results\":[{\"file_id\":\"file-1\",\"score\":0.5,\"content\":[]}]}"))
                .content("hologram", "hologram", "x"));
        String run = client.run();
        assertThat(client.settled(run).at("status").text()).hasValue("completed");
        String steps = run + "/steps?order=asc";

        assertThat(client.get(steps).at("data", 0, "step_details", "tool_calls", 0, "file_search", "results", 0))
                .hasToString("{\"file_id\":\"file-1\",\"score\":0.5}");
        assertThat(client.get(
                                steps
                                        + "&include%5B%5D=step_details.tool_calls%5B%2A%5D.file_search.results%5B%2A%5D.content")
                        .at("data", 0, "step_details", "tool_calls", 0, "file_search", "results", 0))
                .hasToString("{\"file_id\":\"file-1\",\"score\":0.5,\"content\":[]}");
        assertThat(client.get("/threads/" + FakeClient.segment(run, 2) + "/messages")
                        .at("data", 0, "content", 0, "type")
                        .text())
                .hasValue("hologram");
    }

    @Test
    void theModelSeesTheThreadAndTheOutputs() {
        SERVER.answerWith(question -> question.outputs().isEmpty()
                ? new Reply().call("call_1", "f", "{\"asked\":\"" + question.asked() + "\"}")
                : new Reply().text(question.outputs().get(0).at("output").text().orElse("")));
        String run = client.run();

        Json waiting = client.settled(run);
        assertThat(waiting.toString()).contains("{\\\"asked\\\":\\\"Hi\\\"}");
        client.post(run + "/submit_tool_outputs", outputs("call_1"));
        client.settled(run);
        assertThat(client.get("/threads/" + FakeClient.segment(run, 2) + "/messages")
                        .toString())
                .contains("output of call_1");
    }

    @Test
    void aRunNobodyScriptedIsRefusedAndLeavesNothing() {
        String thread = client.thread("Hi");

        Json error = client.refused(
                400,
                client.send(
                        "POST",
                        "/threads/" + thread + "/runs",
                        client.ofAssistant(",\"additional_messages\":[{\"role\":\"user\",\"content\":\"x\"}]")));

        assertThat(error.at("code").text()).hasValue("nothing_scripted");
        assertThat(client.get("/threads/" + thread + "/messages").at("data").elements())
                .hasSize(1);
        assertThat(client.get("/threads/" + thread + "/runs").at("data").elements())
                .isEmpty();
    }

    @Test
    void deletingAThreadEndsItsRun() {
        Gate gate = new Gate();
        SERVER.enqueue(new Reply().waitAt(gate).text("x"));
        String run = client.run();
        gate.awaitReached(SOON);

        client.delete("/threads/" + FakeClient.segment(run, 2));

        client.refused(404, client.send("GET", run, ""));
        gate.open();
    }

    private List<String> statuses(String run) {
        List<String> seen = new ArrayList<>();
        while (true) {
            Json now = client.get(run);
            String status = now.at("status").text().orElse("");
            if (status.equals("requires_action") || now.at("expires_at").isAbsent()) {
                seen.add(status);
                return seen;
            }
            seen.add(status);
        }
    }

    private String refusal(String path, String body) {
        return client.refused(400, client.send("POST", path, body))
                .at("message")
                .text()
                .orElse("");
    }

    private static String outputs(String... calls) {
        List<String> outputs = Arrays.stream(calls)
                .map(id -> "{\"tool_call_id\":\"" + id + "\",\"output\":\"output of " + id + "\"}")
                .toList();
        return "{\"tool_outputs\":" + outputs + "}";
    }

    private static long number(Json run, String name) {
        return run.at(name).number().orElseThrow().longValue();
    }
}
