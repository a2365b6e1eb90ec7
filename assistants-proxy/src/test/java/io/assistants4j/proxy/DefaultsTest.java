package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody said stands on the wire as the default, not as null and not at all. */
class DefaultsTest {
    private final ScriptedTurns model = new ScriptedTurns();
    private final Served served = new Served(ProxyConfig.local(0), model);

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void anAssistantShowsItsDefaults() {
        Json assistant =
                Json.parse(served.post("/v1/assistants", "{\"model\":\"m\"}").body());

        assertThat(assistant.at("temperature")).hasToString("1.0");
        assertThat(assistant.at("top_p")).hasToString("1.0");
        assertThat(assistant.at("response_format").text()).contains("auto");
        assertThat(assistant.at("tools")).hasToString("[]");
        assertThat(assistant.at("metadata")).hasToString("{}");
        assertThat(assistant.at("name")).hasToString("null");
        assertThat(assistant.at("tool_resources")).hasToString("null");
    }

    @Test
    void aRunShowsItsDefaults() {
        model.then(TurnScript.begin().says("Hello.").completes(1, 1));
        Json assistant =
                Json.parse(served.post("/v1/assistants", "{\"model\":\"m\"}").body());

        Json run = Json.parse(served.post(
                        "/v1/threads/runs",
                        "{\"assistant_id\":\"" + assistant.at("id").text().orElseThrow() + "\"}")
                .body());

        assertThat(run.at("instructions").text()).contains("");
        assertThat(run.at("temperature")).hasToString("1.0");
        assertThat(run.at("top_p")).hasToString("1.0");
        assertThat(run.at("tool_choice").text()).contains("auto");
        assertThat(run.at("response_format").text()).contains("auto");
        assertThat(run.at("parallel_tool_calls")).hasToString("true");
        assertThat(run.at("truncation_strategy")).hasToString("{\"type\":\"auto\",\"last_messages\":null}");
        assertThat(run.at("max_prompt_tokens")).hasToString("null");
        assertThat(run.at("required_action")).hasToString("null");
    }
}
