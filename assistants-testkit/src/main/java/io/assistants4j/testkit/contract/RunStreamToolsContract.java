package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.FunctionDelta;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;

/** What streams tell of calls of functions, and of what follows their outputs. */
public interface RunStreamToolsContract extends AreaContract {
    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-020",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS},
            hint = "The step stays open until the outputs are in.")
    default void callsAreToldInAStepThatStaysOpen(Subject subject) {
        Heard heard = called(subject, "get_weather");

        assertThat(heard.names())
                .containsExactly(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.run.step.delta",
                        "thread.run.requires_action",
                        "done");
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-021",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS},
            hint = "Clients would add the deltas to the calls they were told of already.")
    default void aStepOfCallsBeginsWithoutAny(Subject subject) {
        Heard heard = called(subject, "get_wind");

        assertThat(heard.steps("thread.run.step.created"))
                .extracting(RunStep::stepDetails)
                .containsExactly(StepDetails.calls(List.of()));
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-022",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS},
            hint = "Clients join the texts of all deltas: a name told twice becomes get_timeget_time.")
    default void idAndNameOfACallAreToldOnce(Subject subject) {
        List<CallDelta.Function> deltas = called(subject, "get_time").calls();

        assertThat(deltas)
                .extracting(CallDelta.Function::id)
                .filteredOn(Objects::nonNull)
                .hasSize(1);
        assertThat(deltas)
                .extracting(CallDelta.Function::function)
                .filteredOn(Objects::nonNull)
                .extracting(FunctionDelta::name)
                .filteredOn(Objects::nonNull)
                .containsExactly("get_time");
        assertThat(deltas.get(0).id()).isNotNull();
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-023",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS})
    default void thePiecesOfArgumentsAddUp(Subject subject) {
        Heard heard = called(subject, "get_rain");

        assertThat(arguments(heard.calls(), 0))
                .isNotEmpty()
                .isEqualTo(Calls.awaited(heard.run()).get(0).function().arguments());
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-024",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS},
            hint = "Clients take a new index for the end of the call before.")
    default void callsAreToldOneAfterAnother(Subject subject) {
        ModelTurn turn = ModelTurn.calls("call_a", "get_north", "{\"city\":", "\"Oslo\"}")
                .thenCalls("call_b", "get_south", "{\"city\":", "\"Rome\"}");

        Heard heard = Heard.all(Heard.beginCalling(subject, turn, "get_north", "get_south"));

        List<CallDelta.Function> deltas = heard.calls();
        assertThat(deltas).extracting(CallDelta.Function::index).isSorted().containsOnly(0, 1);
        assertThat(arguments(deltas, 0)).isEqualTo("{\"city\":\"Oslo\"}");
        assertThat(arguments(deltas, 1)).isEqualTo("{\"city\":\"Rome\"}");
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-025",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS})
    default void aRunThatWaitsIsToldAsItIsFound(Subject subject) {
        Run told = called(subject, "get_snow").run();

        assertThat(told.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(told).isEqualTo(subject.runs().find(told.threadId(), told.id()));
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-026",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS, Capability.RUN_STEPS})
    default void aStepThatWaitsIsListedAsItWasTold(Subject subject) {
        Heard heard = called(subject, "get_fog");

        assertThat(heard.snapshot().steps()).isEqualTo(RunScenes.steps(subject, heard.run()));
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-027",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOL_STREAMS},
            hint = "The run goes on: it is not created again.")
    default void aSubmissionBeginsWithTheEndOfTheStepThatWaited(Subject subject) {
        assertThat(answered(subject, called(subject, "get_hail")).names())
                .containsExactly(
                        "thread.run.step.completed",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.message.created",
                        "thread.message.in_progress",
                        "thread.message.delta",
                        "thread.message.completed",
                        "thread.run.step.completed",
                        "thread.run.completed",
                        "done");
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-028",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOL_STREAMS})
    default void theStepThatWaitedEndsWithItsOutputs(Subject subject) {
        Heard heard = answered(subject, called(subject, "get_ice"));

        assertThat(heard.steps("thread.run.step.completed").get(0).stepDetails())
                .isInstanceOfSatisfying(
                        StepDetails.ToolCalls.class,
                        details -> assertThat(details.toolCalls())
                                .extracting(call ->
                                        ((ToolCall.Function) call).function().output())
                                .containsExactly("Minus four."));
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-029",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOL_STREAMS},
            hint = "Its deltas were told by the stream before; clients would add them once more.")
    default void aSubmissionTellsNothingMoreOfTheStepThatWaited(Subject subject) {
        Heard heard = answered(subject, called(subject, "get_sun"));

        RunStep waited = heard.steps("thread.run.step.completed").get(0);
        assertThat(heard.calls()).isEmpty();
        assertThat(heard.all(RunEvent.StepChanged.class))
                .filteredOn(changed -> changed.step().id().equals(waited.id()))
                .hasSize(1);
    }

    @Tag("run-stream-tools")
    @Requirement(
            id = "STR-030",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOL_STREAMS, Capability.RUN_STEPS})
    default void aSnapshotGrowsOverTheStreamsOfARun(Subject subject) {
        Heard first = called(subject, "get_tide");
        Heard second = answered(subject, first);

        RunSnapshot snapshot = first.snapshot();
        second.events().forEach(snapshot::apply);

        Run run = second.run();
        assertThat(snapshot.run()).isEqualTo(subject.runs().find(run.threadId(), run.id()));
        assertThat(snapshot.steps()).hasSize(2).isEqualTo(RunScenes.steps(subject, run));
        assertThat(snapshot.messages()).hasSize(1).isEqualTo(Calls.messages(subject, run));
    }

    /** The stream of a run that calls this function and no other. */
    private static Heard called(Subject subject, String function) {
        return Heard.all(Heard.beginCalling(subject, ModelTurn.callsSomehow(function), function));
    }

    /** The stream of what follows when the calls are answered. */
    private static Heard answered(Subject subject, Heard waiting) {
        subject.model().will(ModelTurn.saysSomething());
        Run run = waiting.run();
        return Heard.all(subject.streams().streamSubmit(run.threadId(), run.id(), Subject.outputs(run, "Minus four.")));
    }

    private static String arguments(List<CallDelta.Function> deltas, int index) {
        return deltas.stream()
                .filter(delta -> delta.index() == index)
                .map(CallDelta.Function::function)
                .map(function -> function == null || function.arguments() == null ? "" : function.arguments())
                .collect(Collectors.joining());
    }
}
