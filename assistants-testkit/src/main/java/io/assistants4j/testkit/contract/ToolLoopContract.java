package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.AskedTurn;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.event.StreamRules;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The loop of a run that calls functions: it waits, takes the outputs, and goes on. */
public interface ToolLoopContract extends AreaContract {
    @Tag("tool-loop")
    @Requirement(id = "TOOL-001", capability = Capability.FUNCTION_TOOLS)
    default void aRunThatCallsWaitsForTheOutput(Subject subject) {
        Run run = Calls.waiting(subject, "look_up");

        assertThat(Calls.awaited(run)).singleElement().satisfies(call -> {
            assertThat(call.type()).isEqualTo("function");
            assertThat(call.function().name()).isEqualTo("look_up");
        });
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-002",
            capability = Capability.FUNCTION_TOOLS,
            hint = "Arguments are a text: they are not read and written anew.")
    default void argumentsAreAskedForByteForByte(Subject subject) {
        ModelTurn turn = ModelTurn.calls("call_odd", "take_odd", Samples.ODD_ARGUMENTS.split("(?<=,)", -1));

        Run run = Calls.waiting(subject, turn, "take_odd");

        assertThat(Calls.awaited(run))
                .extracting(call -> call.function().arguments())
                .containsExactly(Samples.ODD_ARGUMENTS);
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-004",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_STEPS},
            hint = "Outputs are texts in any script, with line ends.")
    default void theStepIsCompletedWithItsOutput(Subject subject) {
        Run run = Calls.waiting(subject, "fill_in");
        Run unused = Calls.answered(subject, run, Samples.anyScript());

        RunStep step = RunScenes.steps(subject, run).get(0);
        assertThat(step.status()).isEqualTo(RunStepStatus.COMPLETED);
        assertThat(step.completedAt()).isNotNull();
        assertThat(Calls.outputs(subject, run)).containsExactly(Samples.anyScript());
    }

    @Tag("tool-loop")
    @Requirement(id = "TOOL-005", capability = Capability.FUNCTION_TOOLS)
    default void theRunGoesOnAndAnswers(Subject subject) {
        Run run = Calls.waiting(subject, "go_on");
        Run ended = Calls.answered(subject, run, "Minus four.");

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(Calls.messages(subject, run))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isNotEmpty());
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-006",
            capability = Capability.FUNCTION_TOOLS,
            hint = "The outputs, and nothing else, in the order of the calls.")
    default void theModelIsShownTheOutputs(Subject subject) {
        ModelTurn turn = ModelTurn.calls("call_a", "show_one", "{}").thenCalls("call_b", "show_two", "{}");
        Run run = Calls.waiting(subject, turn, "show_one", "show_two");
        subject.model().will(ModelTurn.saysSomething());

        Run unused = Calls.submitted(
                subject, run, List.of(Calls.output(run, 1, Samples.anyScript()), Calls.output(run, 0, "")));

        assertThat(subject.model().turns().get(1).outputs())
                .containsExactly(ToolOutput.of("call_a", ""), ToolOutput.of("call_b", Samples.anyScript()));
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-007",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_STEPS},
            hint = "Each turn that calls is a step of its own.")
    default void theLoopGoesRoundAsOftenAsTheModelCalls(Subject subject) {
        Run first = Calls.waiting(subject, ModelTurn.calls("call_1", "go_round", "{}"), "go_round");
        subject.model().will(ModelTurn.calls("call_2", "go_round", "{}"));
        Run second = Calls.submitted(subject, first, Subject.outputs(first, "once"));
        assertThat(second.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        subject.model().will(ModelTurn.says("Dizzy."));

        Run ended = Calls.submitted(subject, second, Subject.outputs(second, "twice"));

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(RunScenes.steps(subject, ended))
                .extracting(RunStep::type)
                .containsExactly(RunStepType.TOOL_CALLS, RunStepType.TOOL_CALLS, RunStepType.MESSAGE_CREATION);
        assertThat(Calls.outputs(subject, ended)).containsExactly("once", "twice");
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-008",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_STEPS})
    default void callsOfOneTurnStandInOneStepInTheirOrder(Subject subject) {
        ModelTurn turn = ModelTurn.calls("call_a", "be_first", "{}").thenCalls("call_b", "be_second", "{}");

        Run run = Calls.waiting(subject, turn, "be_first", "be_second");

        assertThat(Calls.awaited(run))
                .extracting(call -> call.function().name())
                .containsExactly("be_first", "be_second");
        assertThat(RunScenes.steps(subject, run))
                .singleElement()
                .satisfies(step -> assertThat(Calls.of(step))
                        .extracting(call -> call.function().name())
                        .containsExactly("be_first", "be_second"));
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-009",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_STEPS},
            hint = "Outputs belong to calls by their ids.")
    default void outputsStandWithTheirCallsWhateverTheirOrder(Subject subject) {
        ModelTurn turn = ModelTurn.calls("call_a", "turn_left", "{}").thenCalls("call_b", "turn_right", "{}");
        Run run = Calls.waiting(subject, turn, "turn_left", "turn_right");
        subject.model().will(ModelTurn.saysSomething());

        Run unused =
                Calls.submitted(subject, run, List.of(Calls.output(run, 1, "right"), Calls.output(run, 0, "left")));

        assertThat(Calls.outputs(subject, run)).containsExactly("left", "right");
    }

    @Tag("tool-loop")
    @Requirement(id = "TOOL-010", capability = Capability.FUNCTION_TOOLS)
    default void whatIsSaidBeforeACallIsKeptWhileTheRunWaits(Subject subject) {
        ModelTurn turn = ModelTurn.says("Let me see.").thenCalls("call_see", "see", "{}");

        Run run = Calls.waiting(subject, turn, "see");

        assertThat(Calls.messages(subject, run)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Let me see.");
            assertThat(message.status()).isEqualTo(MessageStatus.COMPLETED);
        });
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-011",
            capability = Capability.FUNCTION_TOOLS,
            hint = "A model that is forced in every turn calls for ever.")
    default void aForcedCallIsForcedInTheFirstTurnOnly(Subject subject) {
        assertThat(choices(subject, ToolChoice.REQUIRED)).containsExactly(ToolChoice.REQUIRED, ToolChoice.AUTO);
    }

    @Tag("tool-loop")
    @Requirement(id = "TOOL-012", capability = Capability.FUNCTION_TOOLS)
    default void aChosenFunctionIsForcedInTheFirstTurnOnly(Subject subject) {
        ToolChoice chosen = ToolChoice.function("force_it");

        assertThat(choices(subject, chosen)).containsExactly(chosen, ToolChoice.AUTO);
    }

    @Tag("tool-loop")
    @Requirement(id = "TOOL-013", capability = Capability.FUNCTION_TOOLS)
    default void theModelIsToldToCallOneFunctionAtATime(Subject subject) {
        subject.model().will(ModelTurn.callsSomehow("queue_up"));
        Run run = Calls.waiting(
                subject, Calls.request(subject, "queue_up").oneToolCallAtATime().build());

        assertThat(run.parallelToolCalls()).isFalse();
        assertThat(subject.model().turns())
                .extracting(AskedTurn::parallelToolCalls)
                .containsExactly(false);
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-015",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_STEPS})
    default void theUsageOfAStepIsThatOfItsTurn(Subject subject) {
        assertThat(RunScenes.steps(subject, counted(subject, "count_each")))
                .extracting(RunStep::usage)
                .containsExactly(Usage.of(10, 5), Usage.of(20, 7));
    }

    @Tag("tool-loop")
    @Requirement(id = "TOOL-016", capability = Capability.FUNCTION_TOOLS)
    default void aSubmissionIsAnsweredWithTheRunThatIsQueuedAgain(Subject subject) {
        Run run = Calls.waiting(subject, "queue_again");
        subject.model().will(ModelTurn.saysSomething());

        Run queued = subject.runs().submit(run.threadId(), run.id(), Subject.outputs(run, "4"));

        assertThat(queued.id()).isEqualTo(run.id());
        assertThat(queued.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(queued.requiredAction()).isNull();
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-018",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_STEPS},
            hint = "Some models count their calls anew in each turn.")
    default void callsThatBearTheSameIdAreToldApart(Subject subject) {
        Run first = Calls.waiting(subject, ModelTurn.calls("call_0", "repeat", "{}"), "repeat");
        subject.model().will(ModelTurn.calls("call_0", "repeat", "{}"));
        Run second = Calls.submitted(subject, first, Subject.outputs(first, "one"));
        subject.model().will(ModelTurn.says("Repeated."));
        Run ended = Calls.submitted(subject, second, Subject.outputs(second, "two"));

        assertThat(Calls.outputs(subject, ended)).containsExactly("one", "two");
        assertThat(RunScenes.steps(subject, ended))
                .filteredOn(step -> step.type().equals(RunStepType.TOOL_CALLS))
                .flatExtracting(Calls::of)
                .extracting(ToolCall.Function::id)
                .doesNotHaveDuplicates();
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-019",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOL_STREAMS})
    default void theLoopIsStreamedRoundByRound(Subject subject) {
        Heard first = Heard.all(Heard.beginCalling(
                subject, ModelTurn.says("First.").thenCalls("call_1", "stream_on", "{}"), "stream_on"));
        Heard second = streamed(subject, first.run(), ModelTurn.calls("call_2", "stream_on", "{\"n\":", "2}"));
        Heard third = streamed(subject, second.run(), ModelTurn.says("Last."));

        List.of(first, second, third).forEach(heard -> StreamRules.check(heard.events()));
        assertThat(third.run().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(third.messages("thread.message.completed"))
                .extracting(Message::text)
                .containsExactly("Last.");
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-020",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS})
    default void aRunThatWasFollowedGoesOnWithoutAFollower(Subject subject) {
        Run run = Heard.all(Heard.beginCalling(subject, ModelTurn.callsSomehow("walk_off"), "walk_off"))
                .run();
        Run ended = Calls.answered(subject, run, "4");

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("tool-loop")
    @Requirement(
            id = "TOOL-021",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOL_STREAMS})
    default void aRunThatNobodyFollowedIsFollowedFromItsOutputsOn(Subject subject) {
        Run run = Calls.waiting(subject, "join_in");

        Heard heard = streamed(subject, run, ModelTurn.saysSomething());

        assertThat(heard.text()).isNotEmpty();
        assertThat(heard.run().status()).isEqualTo(RunStatus.COMPLETED);
    }

    /** What the model may choose from in a turn in which this is asked for, and in the one that follows its outputs. */
    private static List<ToolChoice> choices(Subject subject, ToolChoice choice) {
        subject.model().will(ModelTurn.callsSomehow("force_it"));
        Run run = Calls.waiting(
                subject, Calls.request(subject, "force_it").toolChoice(choice).build());
        Run unused = Calls.answered(subject, run, "4");
        return subject.model().turns().stream().map(AskedTurn::toolChoice).toList();
    }

    /** A run of two turns that used 10 and 5, then 20 and 7 tokens. */
    private static Run counted(Subject subject, String function) {
        Run run = Calls.waiting(
                subject, ModelTurn.calls("call_count", function, "{}").using(10, 5), function);
        subject.model().will(ModelTurn.says("Counted.").using(20, 7));
        return Calls.submitted(subject, run, Subject.outputs(run, "4"));
    }

    private static Heard streamed(Subject subject, Run waiting, ModelTurn turn) {
        subject.model().will(turn);
        return Heard.all(
                subject.streams().streamSubmit(waiting.threadId(), waiting.id(), Subject.outputs(waiting, "4")));
    }
}
