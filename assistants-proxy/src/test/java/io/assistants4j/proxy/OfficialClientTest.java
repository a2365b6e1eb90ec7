package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.beta.assistants.AssistantCreateParams;
import com.openai.models.beta.assistants.AssistantListParams;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.threads.messages.MessageCreateParams;
import com.openai.models.beta.threads.runs.Run;
import com.openai.models.beta.threads.runs.RunCreateParams;
import com.openai.models.beta.threads.runs.RunRetrieveParams;
import com.openai.models.beta.threads.runs.RunStatus;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.local.LocalProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official Java client, unmodified, in a conversation with the local provider. */
@SuppressWarnings("deprecation") // The client marks the whole API we serve as deprecated.
@Timeout(60)
class OfficialClientTest {
    private final AssistantsProvider provider = LocalProvider.create();
    private final ProxyServer server = start();
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl(server.address() + "/v1")
            .apiKey("none")
            .responseValidation(true)
            .build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
        provider.close();
    }

    @Test
    void aRunIsPolledToItsAnswer() {
        String thread = threadWith("What does a ticket cost?");
        Run run = client.beta()
                .threads()
                .runs()
                .create(
                        thread,
                        RunCreateParams.builder().assistantId(assistant()).build());

        while (run.status().equals(RunStatus.QUEUED) || run.status().equals(RunStatus.IN_PROGRESS)) {
            run = client.beta()
                    .threads()
                    .runs()
                    .retrieve(
                            run.id(),
                            RunRetrieveParams.builder().threadId(thread).build());
        }

        assertThat(run.validate().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.usage()).isPresent();
        assertThat(newestText(thread)).contains("eight euros");
    }

    @Test
    void aStreamedRunSaysTheSameAsItsMessage() {
        String thread = threadWith("What does a ticket cost?");
        StringBuilder said = new StringBuilder();
        List<AssistantStreamEvent> events = new ArrayList<>();

        try (var stream = client.beta()
                .threads()
                .runs()
                .createStreaming(
                        thread,
                        RunCreateParams.builder().assistantId(assistant()).build())) {
            stream.stream().forEach(events::add);
        }

        events.forEach(event -> event.validate()
                .threadMessageDelta()
                .flatMap(delta -> delta.data().delta().content())
                .ifPresent(parts -> parts.forEach(part -> said.append(part.text()
                        .flatMap(text -> text.text())
                        .flatMap(text -> text.value())
                        .orElse("")))));
        assertThat(said.toString()).contains("eight euros").isEqualTo(newestText(thread));
        assertThat(events.get(0).isThreadRunCreated()).isTrue();
        assertThat(events.get(events.size() - 1).isThreadRunCompleted()).isTrue();
    }

    @Test
    void theAutoPagerEnds() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(0, assistant());
        }

        var pager = client.beta()
                .assistants()
                .list(AssistantListParams.builder().limit(2).build())
                .autoPager();

        assertThat(pager.stream().map(found -> found.validate().id())).containsExactlyElementsOf(created);
    }

    private String assistant() {
        return client.beta()
                .assistants()
                .create(AssistantCreateParams.builder()
                        .model("extractive")
                        .instructions("The museum opens at ten. A ticket costs eight euros.")
                        .build())
                .validate()
                .id();
    }

    private String threadWith(String question) {
        String thread = client.beta().threads().create().validate().id();
        client.beta()
                .threads()
                .messages()
                .create(
                        thread,
                        MessageCreateParams.builder()
                                .role(MessageCreateParams.Role.USER)
                                .content(question)
                                .build())
                .validate();
        return thread;
    }

    private String newestText(String thread) {
        return client.beta()
                .threads()
                .messages()
                .list(thread)
                .data()
                .get(0)
                .validate()
                .content()
                .get(0)
                .asText()
                .text()
                .value();
    }

    private ProxyServer start() {
        try {
            return ProxyServer.start(ProxyConfig.local(0), provider);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
