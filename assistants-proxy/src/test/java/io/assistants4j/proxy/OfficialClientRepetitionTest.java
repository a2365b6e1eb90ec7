package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.beta.threads.messages.MessageCreateParams;
import com.openai.models.beta.threads.runs.RunCreateParams;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official Java client over a network that loses answers: it repeats by itself, after half a second. */
@SuppressWarnings("deprecation") // The client marks the whole API we serve as deprecated.
@Timeout(60)
class OfficialClientRepetitionTest {
    private final Served served = new Served(
            ProxyConfig.local(0),
            new ScriptedTurns().then(TurnScript.begin().says("Hello").completes(1, 1)));
    private final LosingRelay relay = new LosingRelay(served.address());
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl(relay.address() + "/v1")
            .apiKey("none")
            .build();

    @AfterEach
    void stop() {
        client.close();
        relay.close();
        served.close();
    }

    @Test
    void aMessageAndARunWhoseAnswersAreLostAreThereOnce() {
        String thread = client.beta().threads().create().id();
        String assistant = served.assistant();

        relay.loseNext(1);
        String message = client.beta()
                .threads()
                .messages()
                .create(
                        thread,
                        MessageCreateParams.builder()
                                .role(MessageCreateParams.Role.USER)
                                .content("Hi")
                                .build())
                .id();
        assertThat(idsOf("/v1/threads/" + thread + "/messages")).isEqualTo(message);

        relay.loseNext(1);
        String run = client.beta()
                .threads()
                .runs()
                .create(thread, RunCreateParams.builder().assistantId(assistant).build())
                .id();
        assertThat(idsOf("/v1/threads/" + thread + "/runs")).isEqualTo(run);
    }

    private String idsOf(String list) {
        return String.join(
                " ",
                Json.parse(served.get(list).body()).at("data").elements().stream()
                        .map(one -> one.at("id").text().orElseThrow())
                        .toList());
    }
}
