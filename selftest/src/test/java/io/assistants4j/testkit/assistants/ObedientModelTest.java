package io.assistants4j.testkit.assistants;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class ObedientModelTest {
    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start();

    private final FakeClient client = new FakeClient(SERVER);

    @Test
    void itRepeatsWhatItHears() {
        assertThat(answer("How cold is Oslo?", "")).isEqualTo("You said: How cold is Oslo?");
    }

    @Test
    void itCallsWhatItIsToldAndReportsTheOutputs() {
        String run = run("call f {\\\"a\\\":1}\\ncall g", "");
        Json calls = client.settled(run).at("required_action", "submit_tool_outputs", "tool_calls");
        assertThat(calls.at(0, "function")).hasToString("{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}");
        assertThat(calls.at(1, "function")).hasToString("{\"name\":\"g\",\"arguments\":\"{}\"}");

        client.post(
                run + "/submit_tool_outputs",
                "{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"one\"},"
                        + "{\"tool_call_id\":\"call_2\",\"output\":\"two\"}]}");
        assertThat(newest(run)).isEqualTo("The outputs are one and two.");
    }

    @Test
    void itCallsTheFirstFunctionOfARunThatDemandsACall() {
        String tools = ",\"tool_choice\":\"required\",\"tools\":[{\"type\":\"file_search\"},"
                + "{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]";

        assertThat(client.settled(run("Hi", tools)).toString()).contains("\"name\":\"f\",\"arguments\":\"{}\"");
    }

    @Test
    void itEndsAsItIsTold() {
        assertThat(client.settled(run("fail rate_limit_exceeded", ""))
                        .at("last_error", "code")
                        .text())
                .hasValue("rate_limit_exceeded");
        assertThat(client.settled(run("incomplete max_prompt_tokens", ""))
                        .at("incomplete_details", "reason")
                        .text())
                .hasValue("max_prompt_tokens");
        String paused = run("status resting", "");
        assertThat(client.settled(paused).at("status").text()).hasValue("completed");
        String held = run("hold", "");
        client.post(held + "/cancel", "");
        assertThat(client.settled(held).at("status").text()).hasValue("cancelled");
    }

    private String answer(String asked, String members) {
        return newest(run(asked, members));
    }

    private String run(String asked, String members) {
        SERVER.answerWith(new ObedientModel());
        String thread = client.thread(asked);
        return "/threads/" + thread + "/runs/"
                + FakeClient.id(client.post("/threads/" + thread + "/runs", client.ofAssistant(members)));
    }

    private String newest(String run) {
        client.settled(run);
        List<Json> messages = client.get("/threads/" + FakeClient.segment(run, 2) + "/messages")
                .at("data")
                .elements();
        return messages.get(0).at("content", 0, "text", "value").text().orElse("");
    }
}
