package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Reply;
import io.assistants4j.testkit.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The provider over a server that knows Chat Completions only. */
class ChatConversationTest {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start();

    private static final Duration SOON = Duration.ofSeconds(20);

    private final AssistantsProvider openai = OpenAiProvider.create(OpenAiConfig.builder()
            .api(Api.CHAT_COMPLETIONS)
            .apiKey(FakeChatServer.KEY)
            .baseUrl(SERVER.url())
            .build());

    @AfterEach
    void close() {
        openai.close();
    }

    @Test
    void functionsAreCalledAndTheirOutputsAreShown() {
        Assistant assistant = openai.assistants()
                .create(NewAssistant.of("a-model")
                        .instructions("Be brief.")
                        .tool(Tool.function("weather", "Tells the weather.", new RawJson("{\"type\":\"object\"}")))
                        .build());
        AssistantThread thread = openai.threads().create(NewThread.of(NewMessage.user("Hello?")));
        SERVER.enqueue(
                new Reply().call("call_1", "weather", "{\"city\":", "\"Lima\"}").usage(10, 5),
                new Reply().text("Sunny.").usage(30, 4));

        Run waiting = openai.runs()
                .createAndWait(thread.id(), NewRun.of(assistant.id()).build(), SOON);
        assertThat(waiting.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        List<RunEvent> events = new ArrayList<>();
        List<ToolOutput> outputs = List.of(ToolOutput.of("call_1", "sun"));
        try (RunStream rest = openai.streams().streamSubmit(thread.id(), waiting.id(), outputs)) {
            rest.iterator().forEachRemaining(events::add);
        }
        Run run = openai.runs().find(thread.id(), waiting.id());

        assertThat(events).endsWith(new RunEvent.Done());
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.usage()).isEqualTo(Usage.of(40, 9));
        assertThat(openai.messages()
                        .list(thread.id(), run.id(), PageRequest.oldest(10))
                        .data()
                        .get(0)
                        .content())
                .isEqualTo(List.of(ContentPart.text("Sunny.")));
        Json request = SERVER.journal().last().json();
        assertThat(request.at("metadata", "run_id").text()).contains(run.id().value());
        assertThat(request.at("messages").elements())
                .extracting(message -> message.at("role").text().orElse(""))
                .containsExactly("system", "user", "assistant", "tool");
    }
}
