package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.beta.assistants.AssistantCreateParams;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.threads.runs.Run;
import com.openai.models.beta.threads.runs.RunStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official Java client in a conversation with the local provider. */
@SuppressWarnings("deprecation") // The client marks the whole API we serve as deprecated.
@Timeout(60)
class OfficialClientTest {
    private final OfficialClient client = OfficialClient.quoted();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void aRunIsPolledToItsAnswer() {
        String thread = client.thread("What does a ticket cost?");

        Run run = client.run(thread, guide());

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.usage()).isPresent();
        assertThat(client.newestText(thread)).contains("eight euros");
    }

    @Test
    void aStreamedRunSaysTheSameAsItsMessage() {
        String thread = client.thread("What does a ticket cost?");
        StringBuilder said = new StringBuilder();

        List<AssistantStreamEvent> events = client.streamed(thread, guide());

        events.forEach(event -> event.threadMessageDelta()
                .flatMap(delta -> delta.data().delta().content())
                .ifPresent(parts -> parts.forEach(part -> said.append(part.text()
                        .flatMap(text -> text.text())
                        .flatMap(text -> text.value())
                        .orElse("")))));
        assertThat(said.toString()).contains("eight euros").isEqualTo(client.newestText(thread));
        assertThat(events.get(0).isThreadRunCreated()).isTrue();
        assertThat(events.get(events.size() - 1).isThreadRunCompleted()).isTrue();
    }

    private String guide() {
        return client.assistant(AssistantCreateParams.builder()
                .model("extractive")
                .instructions("The museum opens at ten. A ticket costs eight euros."));
    }
}
