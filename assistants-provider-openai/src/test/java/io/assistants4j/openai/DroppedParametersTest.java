package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The model of these runs reasons, and takes no temperature. */
class DroppedParametersTest {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private static final Duration SOON = Duration.ofSeconds(20);

    private final OpenAiConfig.Builder config = OpenAiConfig.builder()
            .api(Api.RESPONSES)
            .apiKey(FakeResponsesServer.KEY)
            .baseUrl(SERVER.url());

    @Test
    void aTemperatureThatIsRefusedIsLeftOut() {
        SERVER.enqueue(new Reply().text("Hello!"));

        Run run = run();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(SERVER.journal().size()).isEqualTo(2);
        assertThat(SERVER.journal().last().json().at("temperature").exists()).isFalse();
    }

    @Test
    void aTemperatureThatIsRefusedFailsTheRunInTheWordsOfTheRefusalWhereNothingIsToBeLeftOut() {
        config.dropParams(false);

        Run run = run();

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.lastError().message())
                .isEqualTo("Unsupported parameter: 'temperature' is not supported with this model.");
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    private Run run() {
        try (AssistantsProvider openai = OpenAiProvider.create(config.build())) {
            AssistantId assistant = openai.assistants()
                    .create(NewAssistant.of("gpt-5.1").temperature(0.5).build())
                    .id();
            AssistantThread thread = openai.threads().create(NewThread.of(NewMessage.user("Hello?")));
            return openai.runs().createAndWait(thread.id(), NewRun.of(assistant).build(), SOON);
        } catch (RunEndedException ended) {
            return ended.run();
        }
    }
}
