package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.ImageFile;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Reply;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
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

    @Test
    void anImageThatIsAFileIsReadFromTheServerAndShownByItsContents() {
        SERVER.withFile("file-1", Base64.getDecoder().decode("iVBORw0KGgo="));
        SERVER.enqueue(new Reply().text("A square."), new Reply().text("A square, still."));
        ThreadId thread = look("file-1");
        openai.runs().createAndWait(thread, request(), SOON);
        openai.runs().createAndWait(thread, request(), SOON);

        assertThat(SERVER.journal().requests())
                .extracting(ReceivedRequest::path)
                .containsExactly(
                        "/v1/files/file-1", "/v1/files/file-1/content", "/v1/chat/completions", "/v1/chat/completions");
        assertThat(SERVER.journal().last().json().at("messages", 0, "content", 0))
                .hasToString("{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}}");
    }

    @Test
    void anImageThatIsAFileNowhereEndsTheRunAndSaysWhatToDo() {
        ThreadId thread = look("file-gone");

        assertThatThrownBy(() -> openai.runs().createAndWait(thread, request(), SOON))
                .isInstanceOfSatisfying(
                        RunEndedException.class,
                        ended -> assertThat(ended.run().lastError().message())
                                .startsWith("The image file 'file-gone' cannot be shown to the model:")
                                .endsWith("Give the image as an 'image_url' that begins with 'data:'."));
    }

    private ThreadId look(String file) {
        ImageFile image = new ImageFile(new FileId(file), null, Extensions.NONE);
        NewMessage message = new NewMessage(
                MessageRole.USER, List.of(new NewContentPart.ImageFilePart(image)), List.of(), Metadata.NONE);
        return openai.threads().create(NewThread.of(message)).id();
    }

    private NewRun request() {
        return NewRun.of(openai.assistants()
                        .create(NewAssistant.of("a-model").build())
                        .id())
                .build();
    }
}
