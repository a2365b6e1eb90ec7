package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.assistants.Reply;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Faults;
import io.assistants4j.wire.http.HttpSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tests of a program that uses assistants, as the documentation shows them. */
final class FakeServersTest {
    // region server
    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start();

    private final AssistantsProvider provider = OpenAiProvider.create(OpenAiConfig.builder()
            .api(Api.ASSISTANTS)
            .baseUrl(SERVER.url())
            .apiKey(FakeAssistantsServer.KEY)
            .http(HttpSettings.builder().maxAttempts(1).build())
            .build());
    // endregion

    private final AssistantId assistant =
            provider.assistants().create(NewAssistant.of("any-model").build()).id();
    private final ThreadId thread = provider.threads()
            .create(NewThread.of(NewMessage.user("How cold is Oslo?")))
            .id();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aRunCallsAFunctionAndAnswers() {
        // region run
        SERVER.enqueue(
                new Reply().queued(2).call("call_1", "get_weather", "{\"city\":", "\"Oslo\"}"),
                new Reply().text("Minus four ", "degrees.").usage(31, 5));

        var asked = provider.runs().createAndWait(thread, NewRun.of(assistant).build(), Duration.ofSeconds(30));
        var outputs = List.of(ToolOutput.of("call_1", "-4"));
        var events = new ArrayList<RunEvent>();
        try (var answer = provider.streams().streamSubmit(thread, asked.id(), outputs)) {
            answer.forEach(events::add);
        }
        // endregion

        assertThat(asked.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(events).last().isInstanceOf(RunEvent.Done.class);
        assertThat(provider.messages()
                        .list(thread, PageRequest.newest(1))
                        .data()
                        .get(0)
                        .text())
                .isEqualTo("Minus four degrees.");
    }

    @Test
    void aProgramIsTestedWithWhatGoesWrong() {
        NewRun run = NewRun.of(assistant).build();
        SERVER.enqueue(new Reply().text("Minus four degrees."));
        // region fault
        SERVER.faults().next(1, Faults.on("POST", "/runs"), Fault.status(429).retryAfter(6));

        assertThatThrownBy(() -> provider.runs().create(thread, run)).isInstanceOf(RateLimitException.class);
        assertThat(SERVER.journal().last().json().at("assistant_id").text()).hasValue(assistant.value());
        // endregion
        assertThat(SERVER.left()).isEqualTo(1);
    }
}
