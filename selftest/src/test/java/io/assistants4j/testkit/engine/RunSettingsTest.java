package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.tool.ToolResources.FileSearchResources;
import io.assistants4j.core.tool.ToolResources.VectorStoreSeed;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every setting takes effect, and is shown again. */
final class RunSettingsTest {
    private static final Tool F = Tool.function("f", "Does f.", null);

    private final EngineWorld world = new EngineWorld();

    @Test
    void whatNobodySaidIsShownAsTheDefaultAndNotToldToTheModel() {
        Assistant plain =
                world.engine.assistants().create(NewAssistant.of("model-1").build());
        for (Assistant shown : List.of(
                plain,
                world.engine.assistants().find(plain.id()),
                world.engine.assistants().list(PageRequest.newest(1)).data().get(0))) {
            assertThat(shown.temperature()).isEqualTo(1.0);
            assertThat(shown.topP()).isEqualTo(1.0);
            assertThat(shown.responseFormat()).isEqualTo(ResponseFormat.AUTO);
            assertThat(shown.tools()).isEmpty();
            assertThat(shown.metadata()).isEqualTo(Metadata.NONE);
        }

        Run run = run(NewRun.of(plain.id()).build());

        assertThat(run.instructions()).isEmpty();
        assertThat(run.temperature()).isEqualTo(1.0);
        assertThat(run.topP()).isEqualTo(1.0);
        assertThat(run.responseFormat()).isEqualTo(ResponseFormat.AUTO);
        assertThat(run.truncationStrategy()).isEqualTo(TruncationStrategy.AUTO);
        assertThat(run.toolChoice()).isEqualTo(ToolChoice.AUTO);
        assertThat(run.parallelToolCalls()).isTrue();
        Turn turn = turn();
        assertThat(turn.temperature()).isNull();
        assertThat(turn.topP()).isNull();
        assertThat(turn.responseFormat()).isNull();
        assertThat(turn.maxOutputTokens()).isNull();
    }

    @Test
    void aRunHasTheSettingsOfItsAssistant() {
        AssistantId rich = rich();

        Run run = run(NewRun.of(rich).build());

        assertThat(run.model()).isEqualTo("model-1");
        assertThat(run.instructions()).isEqualTo("Be brief.");
        assertThat(run.tools()).containsExactly(F);
        assertThat(run.temperature()).isEqualTo(0.2);
        assertThat(run.topP()).isEqualTo(0.3);
        assertThat(run.reasoningEffort()).isEqualTo(ReasoningEffort.LOW);
        Turn turn = turn();
        assertThat(turn.temperature()).isEqualTo(0.2);
        assertThat(turn.topP()).isEqualTo(0.3);
        assertThat(turn.reasoningEffort()).isEqualTo(ReasoningEffort.LOW);
        assertThat(turn.responseFormat()).isEqualTo(run.responseFormat());
        assertThat(turn.tools()).containsExactly(F);
    }

    @Test
    void whatTheRunSaysWins() {
        Tool g = Tool.function("g", null, null);
        ResponseFormat json = new ResponseFormat.JsonObject(Extensions.NONE);
        Run run = run(NewRun.of(rich())
                .model("model-2")
                .instructions("Be long.")
                .additionalInstructions("And kind.")
                .additionalMessages(List.of(NewMessage.user("And Rome?"), NewMessage.assistant("Warm.")))
                .tools(List.of(g))
                .temperature(1.5)
                .topP(0.9)
                .maxCompletionTokens(300)
                .toolChoice(ToolChoice.NONE)
                .oneToolCallAtATime()
                .responseFormat(json)
                .reasoningEffort(ReasoningEffort.HIGH)
                .metadata(Metadata.of("a", "b"))
                .build());

        assertThat(run.model()).isEqualTo("model-2");
        assertThat(run.instructions()).isEqualTo("Be long.\nAnd kind.");
        assertThat(run.tools()).containsExactly(g);
        assertThat(run.metadata()).isEqualTo(Metadata.of("a", "b"));
        assertThat(run.maxCompletionTokens()).isEqualTo(300);
        assertThat(run.parallelToolCalls()).isFalse();
        Turn turn = turn();
        assertThat(turn.model()).isEqualTo("model-2");
        assertThat(turn.instructions()).isEqualTo("Be long.\nAnd kind.");
        assertThat(turn.tools()).containsExactly(g);
        assertThat(turn.temperature()).isEqualTo(1.5);
        assertThat(turn.topP()).isEqualTo(0.9);
        assertThat(turn.maxOutputTokens()).isEqualTo(300);
        assertThat(turn.toolChoice()).isEqualTo(ToolChoice.NONE);
        assertThat(turn.parallelToolCalls()).isFalse();
        assertThat(turn.responseFormat()).isEqualTo(json);
        assertThat(turn.reasoningEffort()).isEqualTo(ReasoningEffort.HIGH);
        assertThat(turn.items()).hasSize(3);
        assertThat(world.engine
                        .messages()
                        .list(world.thread, PageRequest.oldest(9))
                        .data())
                .extracting(Message::text)
                .startsWith("How cold is Oslo?", "And Rome?", "Warm.");
    }

    @Test
    void anEmptyOverrideIsAnOverride() {
        Run run = run(NewRun.of(rich()).instructions("").tools(List.of()).build());

        assertThat(run.instructions()).isEmpty();
        assertThat(run.tools()).isEmpty();
    }

    @Test
    void aForcedCallIsForcedOnce() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().says("Done.").completes(1, 1));
        Run run = world.engine
                .runs()
                .create(
                        world.thread,
                        NewRun.of(rich()).toolChoice(ToolChoice.REQUIRED).build());
        Run after = world.engine.runs().submit(world.thread, run.id(), List.of(ToolOutput.of("call_a", "1")));

        assertThat(world.model.asked())
                .extracting(Turn::toolChoice)
                .containsExactly(ToolChoice.REQUIRED, ToolChoice.AUTO);
        assertThat(after.toolChoice()).isEqualTo(ToolChoice.REQUIRED);
    }

    @Test
    void aThreadAndItsRunAreCreatedTogether() {
        world.model.then(TurnScript.begin().says("Hello.").completes(1, 1));
        ToolResources files = new ToolResources(
                new ToolResources.CodeInterpreterResources(List.of(new FileId("file-1")), Extensions.NONE),
                null,
                Extensions.NONE);

        Run run = world.engine
                .runs()
                .createWithThread(NewThreadRun.of(rich())
                        .thread(NewThread.of(NewMessage.user("Hello?")).withMetadata(Metadata.of("t", "1")))
                        .toolResources(files)
                        .model("model-3")
                        .build());

        assertThat(run.toolResources()).isEqualTo(files);
        assertThat(run.model()).isEqualTo("model-3");
        assertThat(run.reasoningEffort()).isEqualTo(ReasoningEffort.LOW);
        assertThat(world.engine.threads().find(run.threadId()).metadata()).isEqualTo(Metadata.of("t", "1"));
        assertThat(turn().items()).hasSize(1);
    }

    @Test
    void storesAreNotMadeOnTheWayToARun() {
        FileSearchResources stores = new FileSearchResources(
                List.of(), List.of(new VectorStoreSeed(List.of(), null, Metadata.NONE)), Extensions.NONE);
        NewThreadRun run = NewThreadRun.of(world.assistant)
                .toolResources(new ToolResources(null, stores, Extensions.NONE))
                .build();

        assertThatThrownBy(() -> world.engine.runs().createWithThread(run))
                .isInstanceOfSatisfying(
                        UnsupportedCapabilityException.class,
                        e -> assertThat(e.param()).hasValue("tool_resources.file_search.vector_stores"));
    }

    @Test
    void anUpdateLeavesWhatItDoesNotMentionAndClearsWhatIsNull() {
        AssistantId rich = rich();

        Assistant changed = world.engine
                .assistants()
                .update(
                        rich,
                        AssistantChange.change()
                                .instructions(Change.clear())
                                .temperature(Change.clear())
                                .build());

        assertThat(changed.instructions()).isNull();
        assertThat(changed.temperature()).isEqualTo(1.0);
        assertThat(changed.topP()).isEqualTo(0.3);
        assertThat(changed.tools()).containsExactly(F);
        run(NewRun.of(rich).build());
        assertThat(turn().temperature()).isNull();
    }

    @Test
    void anUpdateOfARunReplacesItsMetadata() {
        Run run = run(NewRun.of(rich()).metadata(Metadata.of("a", "b")).build());

        assertThat(world.engine
                        .runs()
                        .update(world.thread, run.id(), RunChange.metadata(Metadata.of("c", "d")))
                        .metadata())
                .isEqualTo(Metadata.of("c", "d"));
    }

    @Test
    void aRunThatNeedsWhatTheProviderDeclinesIsRefusedBeforeAnythingIsStored() {
        EngineWorld poor = new EngineWorld(
                Runnable::run,
                new InMemoryStore(),
                Capabilities.allExcept(Capability.CODE_INTERPRETER, "It runs no code.")
                        .except(Capability.TOKEN_BUDGETS, "It counts nothing."));
        AssistantId coder = poor.engine
                .assistants()
                .create(NewAssistant.of("model-1")
                        .tool(new Tool.CodeInterpreter(Extensions.NONE))
                        .build())
                .id();
        NewRun overridden = NewRun.of(poor.assistant)
                .tools(List.of(F, new Tool.CodeInterpreter(Extensions.NONE)))
                .additionalMessages(List.of(NewMessage.user("Never stored.")))
                .build();

        assertThatThrownBy(() -> poor.engine.runs().create(poor.thread, overridden))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessage("The tool 'code_interpreter' cannot be used: It runs no code.")
                .extracting(e -> ((UnsupportedCapabilityException) e).param().orElse(""))
                .isEqualTo("tools[1]");
        assertThatThrownBy(() -> poor.engine
                        .runs()
                        .createWithThread(NewThreadRun.of(coder).build()))
                .hasMessage("Assistant " + coder
                        + " has the tool 'code_interpreter', which cannot be used: It runs no code.");
        assertThatThrownBy(() -> poor.engine
                        .runs()
                        .create(
                                poor.thread,
                                NewRun.of(poor.assistant).maxPromptTokens(256).build()))
                .hasMessage("It counts nothing.");
        assertThat(poor.engine.messages().list(poor.thread, PageRequest.FIRST).data())
                .hasSize(1);
        assertThat(poor.engine.runs().list(poor.thread, PageRequest.FIRST).data())
                .isEmpty();
    }

    @Test
    void anUnknownAssistantIsNotFoundBeforeAnythingIsStored() {
        NewRun lost = NewRun.of(new AssistantId("asst_lost"))
                .additionalMessages(List.of(NewMessage.user("Never stored.")))
                .build();

        assertThatThrownBy(() -> world.engine.runs().create(world.thread, lost))
                .hasMessage("No assistant found with id 'asst_lost'.");
        assertThat(world.engine.messages().list(world.thread, PageRequest.FIRST).data())
                .hasSize(1);
    }

    @Test
    void outputsOfMoreThanHalfAMegabyteAreRefused() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        Run run = world.engine.runs().create(world.thread, world.run());
        String big = "ä".repeat(256 * 1024) + "x";

        assertThatThrownBy(
                        () -> world.engine.runs().submit(world.thread, run.id(), List.of(ToolOutput.of("call_a", big))))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.param()).contains("tool_outputs");
                    assertThat(e.code()).contains("invalid_value");
                });
    }

    private AssistantId rich() {
        return world.engine
                .assistants()
                .create(NewAssistant.of("model-1")
                        .instructions("Be brief.")
                        .tool(F)
                        .temperature(0.2)
                        .topP(0.3)
                        .responseFormat(new ResponseFormat.Text(Extensions.NONE))
                        .reasoningEffort(ReasoningEffort.LOW)
                        .build())
                .id();
    }

    private Run run(NewRun request) {
        world.model.then(TurnScript.begin().says("Hello.").completes(1, 1));
        return world.engine.runs().create(world.thread, request);
    }

    private Turn turn() {
        List<Turn> asked = world.model.asked();
        return asked.get(asked.size() - 1);
    }
}
