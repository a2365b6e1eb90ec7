package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.wire.http.Telemetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Threads that seem too long: the far side knows better, where it counts. */
class CountedThreadTest {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final OpenAiConfig CONFIG = OpenAiConfig.builder()
            .api(Api.RESPONSES)
            .apiKey(FakeResponsesServer.KEY)
            .baseUrl(SERVER.url())
            .modelAlias("a-model", "a-newer-model")
            .build();

    @BeforeEach
    void answers() {
        SERVER.enqueue(new Reply().text("Yes."));
    }

    @Test
    void whatFitsByItsCountIsShownWhole() {
        SERVER.counting(request -> 250);

        assertThat(shown(OpenAiProvider.create(CONFIG))).containsExactly("0", "1", "2", "3", "4", "5");

        assertThat(asked()).containsExactly("/v1/responses/input_tokens", "/v1/responses");
        assertThat(SERVER.journal().requests())
                .extracting(ReceivedRequest::json)
                .extracting(request -> request.at("model").text().orElse(""))
                .containsOnly("a-newer-model");
    }

    @Test
    void anAccountIsAskedForItsCount() {
        SERVER.counting(request -> 250);

        assertThat(shown(OpenAiProvider.create(Map.of("one", CONFIG), new InMemoryStore(), Telemetry.none())))
                .hasSize(6);
        assertThat(asked()).containsExactly("/v1/responses/input_tokens", "/v1/responses");
    }

    @Test
    void whatWouldNotFitIsLeftOutFromTheMiddle() {
        SERVER.counting(request -> 1_000);

        assertThat(shown(OpenAiProvider.create(CONFIG))).containsExactly("5");
    }

    @Test
    void whereTheServerDoesNotCountTheCountHereStands() {
        assertThat(shown(OpenAiProvider.create(CONFIG)))
                .startsWith("0")
                .endsWith("5")
                .hasSizeLessThan(6);

        assertThat(asked()).containsExactly("/v1/responses/input_tokens", "/v1/responses");
    }

    /** The first letters of six messages, as far as a run shows them to a model that may read 256 tokens. */
    private static List<String> shown(AssistantsProvider provider) {
        try (provider) {
            AssistantId assistant = provider.assistants()
                    .create(NewAssistant.of("a-model").build())
                    .id();
            ThreadId thread = provider.threads().create(NewThread.EMPTY).id();
            for (int i = 0; i < 6; i++) {
                provider.messages().create(thread, NewMessage.user(i + " tokens".repeat(60)));
            }
            provider.runs()
                    .createAndWait(
                            thread, NewRun.of(assistant).maxPromptTokens(256).build(), SOON);
        }
        return SERVER.journal().last().json().at("input").elements().stream()
                .map(item -> item.at("content"))
                .map(Json::text)
                .map(text -> text.orElse("").substring(0, 1))
                .toList();
    }

    private static List<String> asked() {
        return SERVER.journal().requests().stream().map(ReceivedRequest::path).toList();
    }
}
