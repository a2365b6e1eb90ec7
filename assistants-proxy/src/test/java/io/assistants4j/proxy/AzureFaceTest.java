package io.assistants4j.proxy;

import static io.assistants4j.proxy.RefusalTest.assertRefused;
import static io.assistants4j.proxy.Served.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same API as clients of Azure ask for it. */
@Timeout(60)
class AzureFaceTest {
    private static final String KEY = "azure-key-0123456789";
    private static final String VERSION = "?api-version=2024-05-01-preview";

    private final ScriptedTurns model = new ScriptedTurns();
    private final Served served = new Served(ProxyConfig.local(0).guardedBy(Secret.of(KEY)), model);

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openai",
                "/openai/v1",
                "/openai/deployments/gpt-4o",
                "/v1",
                "",
                "/openai_passthrough/v1",
                "/openai_passthrough",
                "/azure/openai",
                "/azure/openai/deployments/gpt-4o"
            })
    void aConversationWithAFunctionGoesUnderEveryAddress(String base) {
        model.then(TurnScript.begin()
                        .calls("call_1", "get_temp", "{\"city\":\"Oslo\"}")
                        .completes(9, 4))
                .then(TurnScript.begin().says("It is cold.").completes(20, 5));
        String assistant = id(post(base + "/assistants" + VERSION, "{\"model\":\"gpt-4o\"}"));
        String thread = base + "/threads/" + id(post(base + "/threads" + VERSION, "{}"));
        post(thread + "/messages" + VERSION, "{\"role\":\"user\",\"content\":\"Weather?\"}");

        HttpResponse<String> asked =
                post(thread + "/runs" + VERSION, "{\"stream\":true,\"assistant_id\":\"" + assistant + "\"}");
        assertThat(asked.body()).contains("event: thread.run.requires_action", "event: done");
        String run = Json.parse(get(thread + "/runs" + VERSION).body())
                .at("data", 0, "id")
                .text()
                .orElseThrow();
        HttpResponse<String> told = post(
                thread + "/runs/" + run + "/submit_tool_outputs" + VERSION,
                "{\"stream\":true,\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"-4\"}]}");
        assertThat(told.body()).contains("It is cold.", "event: thread.run.completed");
    }

    @Test
    void theKeyIsAskedForAsAzuresClientsSendIt() {
        HttpRequest.Builder without = served.to("/openai/assistants" + VERSION).GET();
        assertThat(served.send(without).statusCode()).isEqualTo(401);
        HttpRequest.Builder wrong =
                served.to("/openai/assistants" + VERSION).GET().header("api-key", "other");
        assertRefused(served.send(wrong), 401, null, "invalid_api_key", "Incorrect API key provided.");
        HttpRequest.Builder token =
                served.to("/openai/assistants" + VERSION).GET().header("Authorization", "Bearer " + KEY);
        assertThat(served.send(token).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openai",
                "/openai/",
                "/openai/deployments",
                "/openai/deployments//assistants",
                "/openai/deployments/x",
                "/openai/openai/assistants",
                "/v1/openai/assistants",
                "/v1/v1/assistants",
                "/openai/deployments/x/v1/assistants",
                "/azure/assistants",
                "/azure/azure/openai/assistants",
                "/openai_passthrough",
                "/openai_passthrough/openai/assistants"
            })
    void otherAddressesAreUnknown(String path) {
        assertThat(get(path).statusCode()).as(path).isIn(400, 404);
    }

    private HttpResponse<String> get(String path) {
        return served.send(served.to(path).GET().header("api-key", KEY));
    }

    private HttpResponse<String> post(String path, String body) {
        HttpResponse<String> answer = served.send(served.to(path)
                .POST(BodyPublishers.ofString(body))
                .header("api-key", KEY)
                .header("Content-Type", "application/json"));
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer;
    }
}
