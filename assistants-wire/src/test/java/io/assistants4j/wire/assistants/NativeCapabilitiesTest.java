package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.NativeWorld.ASSISTANT;
import static io.assistants4j.wire.assistants.NativeWorld.NEW_RUN;
import static io.assistants4j.wire.assistants.NativeWorld.RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.thread.Attachment;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Far sides that can do less. */
@Timeout(60)
class NativeCapabilitiesTest {
    private static final MessageId MESSAGE = new MessageId("msg_1");
    private static final Tool SEARCH = new Tool.FileSearch(null, Extensions.NONE);
    private static final Tool CODE = new Tool.CodeInterpreter(Extensions.NONE);
    private static final Tool FUNCTION = Tool.function("f", null, null);
    private static final ResponseFormat JSON = new ResponseFormat.JsonObject(Extensions.NONE);
    private static final NewMessage IMAGE = new NewMessage(
            MessageRole.USER,
            List.of(
                    new NewContentPart.Text("What is it?"),
                    new NewContentPart.ImageUrlPart(new ImageUrl("https://x/y.png", null, Extensions.NONE))),
            List.of(),
            Metadata.NONE);
    private static final NewMessage FILE = new NewMessage(
            MessageRole.USER,
            List.of(new NewContentPart.Text("Read it.")),
            List.of(new Attachment(new FileId("file-1"), List.of(SEARCH), Extensions.NONE)),
            Metadata.NONE);

    static Stream<Arguments> declined() {
        return Stream.of(
                declined(Capability.MESSAGE_EDITS, null, w -> w.messages().delete(THREAD, MESSAGE)),
                declined(
                        Capability.MESSAGE_EDITS,
                        null,
                        w -> w.messages().update(THREAD, MESSAGE, MessageChange.metadata(Metadata.NONE))),
                declined(Capability.RUNS, null, w -> w.runs().create(THREAD, NEW_RUN)),
                declined(Capability.RUNS, null, w -> w.runs().find(THREAD, RUN)),
                declined(Capability.RUNS, null, w -> w.runs().cancel(THREAD, RUN)),
                declined(Capability.RUN_LIST, null, w -> w.runs().list(THREAD, PageRequest.FIRST)),
                declined(
                        Capability.RUN_UPDATE,
                        null,
                        w -> w.runs().update(THREAD, RUN, RunChange.metadata(Metadata.NONE))),
                declined(Capability.RUN_CANCEL, null, w -> w.runs().cancel(THREAD, RUN)),
                declined(Capability.RUN_STEPS, null, w -> w.runs().listSteps(THREAD, RUN, PageRequest.FIRST)),
                declined(
                        Capability.RUN_STEPS,
                        null,
                        w -> w.runs().findStep(THREAD, RUN, new RunStepId("step_1"), Set.of())),
                declined(
                        Capability.RUN_WITH_THREAD,
                        null,
                        w -> w.runs()
                                .createWithThread(NewThreadRun.of(ASSISTANT).build())),
                declined(
                        Capability.RUN_WITH_THREAD,
                        null,
                        w -> w.streams()
                                .streamWithThread(NewThreadRun.of(ASSISTANT).build())),
                declined(Capability.RUN_STREAMS, "stream", NativeWorld::streams),
                declined(Capability.FUNCTION_TOOLS, null, w -> w.runs().submit(THREAD, RUN, List.of())),
                declined(
                        Capability.FUNCTION_TOOL_STREAMS, null, w -> w.streams().streamSubmit(THREAD, RUN, List.of())),
                declined(
                        Capability.FUNCTION_TOOLS,
                        "tools[0]",
                        w -> w.assistants()
                                .create(NewAssistant.of("m").tool(FUNCTION).build())),
                declined(
                        Capability.FILE_SEARCH,
                        "tools[1]",
                        w -> w.runs()
                                .create(
                                        THREAD,
                                        NewRun.of(ASSISTANT)
                                                .tools(List.of(FUNCTION, SEARCH))
                                                .build())),
                declined(
                        Capability.CODE_INTERPRETER,
                        "tools[0]",
                        w -> w.assistants()
                                .update(
                                        ASSISTANT,
                                        AssistantChange.change()
                                                .tools(List.of(CODE))
                                                .build())),
                declined(
                        Capability.FILE_SEARCH,
                        "attachments[0].tools[0]",
                        w -> w.messages().create(THREAD, FILE)),
                declined(Capability.IMAGE_INPUT, "content[1]", w -> w.messages().create(THREAD, IMAGE)),
                declined(
                        Capability.IMAGE_INPUT,
                        "messages[0].content[1]",
                        w -> w.threads().create(NewThread.of(IMAGE))),
                declined(
                        Capability.IMAGE_INPUT,
                        "thread.messages[0].content[1]",
                        w -> w.runs()
                                .createWithThread(NewThreadRun.of(ASSISTANT)
                                        .thread(NewThread.of(IMAGE))
                                        .build())),
                declined(
                        Capability.IMAGE_INPUT,
                        "additional_messages[0].content[1]",
                        w -> w.streams().stream(
                                THREAD,
                                NewRun.of(ASSISTANT)
                                        .additionalMessages(List.of(IMAGE))
                                        .build())),
                declined(
                        Capability.JSON_RESPONSES,
                        "response_format",
                        w -> w.runs()
                                .create(
                                        THREAD,
                                        NewRun.of(ASSISTANT)
                                                .responseFormat(JSON)
                                                .build())),
                declined(
                        Capability.TOKEN_BUDGETS,
                        "max_prompt_tokens",
                        w -> w.runs()
                                .create(
                                        THREAD,
                                        NewRun.of(ASSISTANT)
                                                .maxPromptTokens(256)
                                                .build())),
                declined(
                        Capability.TOKEN_BUDGETS,
                        "max_completion_tokens",
                        w -> w.runs()
                                .createWithThread(NewThreadRun.of(ASSISTANT)
                                        .maxCompletionTokens(256)
                                        .build())));
    }

    private static Arguments declined(Capability capability, @Nullable String param, Consumer<NativeWorld> call) {
        return Arguments.of(capability, param, call);
    }

    @ParameterizedTest
    @MethodSource("declined")
    void whatIsDeclinedNeverLeaves(Capability capability, @Nullable String param, Consumer<NativeWorld> call) {
        try (NativeWorld world = new NativeWorld(Capabilities.allExcept(capability, "not here"))) {
            assertThatThrownBy(() -> call.accept(world))
                    .isInstanceOfSatisfying(UnsupportedCapabilityException.class, e -> {
                        assertThat(e).hasMessage("not here");
                        assertThat(e.param().orElse(null)).isEqualTo(param);
                    });
            assertThat(world.requests()).isZero();
        }
    }

    @Test
    void whatIsNotDeclinedLeaves() {
        try (NativeWorld world = new NativeWorld(Capabilities.allExcept(Capability.FILE_SEARCH, "not here"))) {
            world.answers(Answers.MESSAGE).messages().create(THREAD, IMAGE);
            assertThat(world.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501})
    void aStatusThatSaysThereIsNoRouteIsACapabilityTheFarSideLacks(int status) {
        try (NativeWorld world = new NativeWorld()) {
            world.next(Fault.answering(
                    Answer.of(status, "application/json", "{\"message\":\"This feature is not yet implemented\"}")));

            assertThatThrownBy(() -> world.runs().cancel(THREAD, RUN))
                    .isInstanceOfSatisfying(UnsupportedCapabilityException.class, e -> {
                        assertThat(e)
                                .hasMessageMatching(
                                        "test \\(127.0.0.1:\\d+\\) does not offer cancel_run \\(RUN_CANCEL\\): This feature is not yet implemented");
                        assertThat(e.status()).isEqualTo(status);
                    });
            assertThat(world.requests()).isEqualTo(1);
        }
    }

    @Test
    void aRouteThatIsNotFoundIsACapabilityTheFarSideLacks() {
        try (NativeWorld world = new NativeWorld()) {
            world.next(Fault.html(404), Fault.emptyBody(404), Fault.html(404));

            assertThatThrownBy(() -> world.runs().listSteps(THREAD, RUN, PageRequest.FIRST))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining("list_run_steps (RUN_STEPS)");
            assertThatThrownBy(() -> world.assistants().list(PageRequest.FIRST))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining("does not offer list_assistants: HTTP 404");
            assertThatThrownBy(() -> world.streams().stream(THREAD, NEW_RUN))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining("stream_run (RUN_STREAMS)");
            assertThat(world.requests()).isEqualTo(3);
        }
    }

    @Test
    void anObjectThatIsNotFoundIsNotFound() {
        try (NativeWorld world = new NativeWorld()) {
            world.answers(Answer.of(404, "application/json", "{\"detail\":\"AssistantObject not found.\"}"));

            assertThatThrownBy(() -> world.assistants().find(ASSISTANT))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessage("AssistantObject not found.");
        }
    }
}
