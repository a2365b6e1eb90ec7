package io.assistants4j.testkit.engine;

import static io.assistants4j.testkit.engine.EngineWorld.events;
import static io.assistants4j.testkit.engine.EngineWorld.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.event.StreamRules;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LiveCallsTest {
    private static final ToolCallId A = new ToolCallId("call_a");
    private static final ToolCallId B = new ToolCallId("call_b");

    private final EngineWorld world = new EngineWorld();

    @Test
    void argumentsAreToldAsTheyComeAndStoredAsTheyWereTold() {
        List<Integer> stepsWhileSpeaking = new ArrayList<>();
        world.model.then(TurnScript.begin()
                .says("Let me look.")
                .event(new TurnEvent.CallStarted(A, "f"))
                .event(new TurnEvent.ArgumentsDelta(A, "{\"city\":"))
                .meanwhile(() -> stepsWhileSpeaking.add(world.steps().size()))
                .event(new TurnEvent.ArgumentsDelta(A, "1}"))
                .event(new TurnEvent.CallEnded(A))
                .calls("call_b", "f", "{}")
                .completes(5, 3));

        List<RunEvent> events = events(stream());

        assertThat(stepsWhileSpeaking).containsExactly(2);
        assertThat(StreamRules.check(events).values()).containsExactly("{\"city\":1}", "{}");
        assertThat(arguments(world.steps().get(1))).containsExactly("{\"city\":1}", "{}");
        assertThat(names(events)).endsWith("thread.run.step.delta", "thread.run.requires_action", "done");
    }

    @Test
    void callsThatOverlapAreToldOneAfterAnother() {
        world.model.then(TurnScript.begin()
                .event(new TurnEvent.CallStarted(A, "f"))
                .event(new TurnEvent.CallStarted(B, "g"))
                .event(new TurnEvent.ArgumentsDelta(B, "{\"b\":"))
                .event(new TurnEvent.ArgumentsDelta(A, "{}"))
                .event(new TurnEvent.CallEnded(A))
                .event(new TurnEvent.ArgumentsDelta(B, "2}"))
                .event(new TurnEvent.CallEnded(B))
                .completes(1, 1));

        assertThat(StreamRules.check(events(stream())).values()).containsExactly("{}", "{\"b\":2}");
    }

    @Test
    void aMessageAfterACallIsHeldBackUntilItsOutputsAreIn() {
        world.model
                .then(TurnScript.begin()
                        .calls("call_a", "f", "{}")
                        .says("I asked.")
                        .completes(5, 3))
                .then(TurnScript.begin().says("Done.").completes(7, 1));

        List<RunEvent> first = events(stream());
        assertThat(StreamRules.check(first)).hasSize(1);
        assertThat(names(first)).doesNotContain("thread.message.created");
        assertThat(world.messages()).hasSize(1);

        List<RunEvent> second = events(submit());
        StreamRules.check(second);
        assertThat(texts()).containsExactly("How cold is Oslo?", "I asked.", "Done.");
        assertThat(world.latest().usage()).isEqualTo(world.usageOfSteps());
        assertThat(world.model.asked().get(1).items())
                .extracting(item -> item.getClass().getSimpleName())
                .containsExactly("Said", "Called", "Said", "Returned");
    }

    @Test
    void aMessageThatWasHeldBackIsNotLostWithItsRun() {
        world.model.then(
                TurnScript.begin().calls("call_a", "f", "{}").says("I asked.").completes(5, 3));
        events(stream());

        world.engine.runs().cancel(world.thread, world.latest().id());

        assertThat(world.latest().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(texts()).containsExactly("How cold is Oslo?", "I asked.");
        assertThat(world.latest().usage()).isEqualTo(world.usageOfSteps());
    }

    @Test
    void aCallThatWasCutOffFailsItsStepAndIsNotWaitedFor() {
        world.model.then(TurnScript.begin()
                .says("Let me look.")
                .event(new TurnEvent.CallStarted(A, "f"))
                .event(new TurnEvent.ArgumentsDelta(A, "{\"ci"))
                .endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, 5, 3));

        List<RunEvent> events = events(stream());

        StreamRules.check(events);
        assertThat(names(events)).endsWith("thread.run.step.failed", "thread.run.incomplete", "done");
        assertThat(arguments(world.steps().get(1))).containsExactly("{\"ci");
        assertThat(world.steps().get(1).status()).isEqualTo(RunStepStatus.FAILED);
        assertThat(world.latest().requiredAction()).isNull();
        assertThat(world.latest().usage()).isEqualTo(world.usageOfSteps());
    }

    @Test
    void whatWasHeldBackIsToldWhenTheTurnFails() {
        world.model.then(TurnScript.begin()
                .calls("call_a", "f", "{}")
                .says("I asked.")
                .beginsToSay("And n")
                .fails(ErrorCode.SERVER_ERROR, "Broken."));

        List<RunEvent> events = events(stream());

        StreamRules.check(events);
        assertThat(names(events)).containsSubsequence("thread.message.completed", "thread.message.incomplete");
        assertThat(texts()).containsExactly("How cold is Oslo?", "I asked.", "And n");
        assertThat(world.steps())
                .extracting(RunStep::status)
                .containsExactly(RunStepStatus.FAILED, RunStepStatus.COMPLETED, RunStepStatus.FAILED);
    }

    @Test
    void aTurnThatLeavesACallUnfinishedFails() {
        world.model.then(TurnScript.begin()
                .event(new TurnEvent.CallStarted(A, "f"))
                .event(new TurnEvent.ArgumentsDelta(A, "{\"ci"))
                .completes(5, 3));

        StreamRules.check(events(stream()));

        assertThat(world.latest().status()).isEqualTo(RunStatus.FAILED);
        assertThat(world.latest().lastError().message()).isEqualTo("The model did not finish a call.");
        assertThat(world.latest().usage()).isEqualTo(world.usageOfSteps());
    }

    @Test
    void anIdThatComesAgainGetsOneOutputEachTime() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "1").completes(1, 1))
                .then(TurnScript.begin()
                        .calls("call_a", "f", "2")
                        .calls("call_a", "f", "3")
                        .completes(1, 1))
                .then(TurnScript.begin().says("Done.").completes(1, 1));
        events(stream());
        events(submit());
        StreamRules.check(events(submit()));

        List<TurnItem> shown = world.model.asked().get(2).items();
        List<ToolCallId> called = shown.stream()
                .filter(TurnItem.Called.class::isInstance)
                .map(item -> ((TurnItem.Called) item).id())
                .toList();
        assertThat(called).doesNotHaveDuplicates().hasSize(3).startsWith(A);
        assertThat(shown.stream()
                        .filter(TurnItem.Returned.class::isInstance)
                        .map(item -> ((TurnItem.Returned) item).id()))
                .containsExactlyElementsOf(called);
    }

    private RunStream stream() {
        return world.engine.streams().stream(world.thread, world.run());
    }

    private RunStream submit() {
        List<ToolOutput> outputs = world.latest().requiredAction().toolCalls().stream()
                .map(call -> new ToolOutput(call.id(), "out"))
                .toList();
        return world.engine.streams().streamSubmit(world.thread, world.latest().id(), outputs);
    }

    private List<String> texts() {
        return world.messages().stream().map(Message::text).toList();
    }

    private static List<String> arguments(RunStep step) {
        return ((StepDetails.ToolCalls) step.stepDetails())
                .toolCalls().stream()
                        .map(call -> ((ToolCall.Function) call).function().arguments())
                        .toList();
    }
}
