package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.http.Gate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Which outputs a run takes: all it waits for, once, at the right time and of a size; and that the others do no harm. */
public interface ToolOutputsContract extends AreaContract {
    @Tag("tool-outputs")
    @Requirement(id = "TOOL-030", capability = Capability.FUNCTION_TOOLS, hint = "All outputs come in one request.")
    default void aMissingOutputIsRefused(Subject subject) {
        Run run = waitingForTwo(subject, "miss_one");

        assertRefused(subject, run, List.of(Calls.output(run, 0, "4")));
    }

    @Tag("tool-outputs")
    @Requirement(id = "TOOL-031", capability = Capability.FUNCTION_TOOLS)
    default void noOutputsAtAllAreRefused(Subject subject) {
        Run run = waitingForTwo(subject, "miss_all");

        assertRefused(subject, run, List.of());
    }

    @Tag("tool-outputs")
    @Requirement(id = "TOOL-032", capability = Capability.FUNCTION_TOOLS)
    default void theOutputOfAnotherCallIsRefused(Subject subject) {
        Run run = waitingForTwo(subject, "mix_up");

        assertRefused(
                subject,
                run,
                List.of(Calls.output(run, 0, "4"), Calls.output(run, 1, "5"), ToolOutput.of("call_elsewhere", "6")));
    }

    @Tag("tool-outputs")
    @Requirement(id = "TOOL-033", capability = Capability.FUNCTION_TOOLS)
    default void twoOutputsOfOneCallAreRefused(Subject subject) {
        Run run = waitingForTwo(subject, "say_twice");

        assertRefused(
                subject, run, List.of(Calls.output(run, 0, "4"), Calls.output(run, 1, "5"), Calls.output(run, 1, "6")));
    }

    @Tag("tool-outputs")
    @Requirement(id = "TOOL-034", capability = Capability.FUNCTION_TOOLS)
    default void aRefusedSubmissionLosesNothing(Subject subject) {
        Run run = waitingForTwo(subject, "lose_none");

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> submit(subject, run, List.of(Calls.output(run, 1, "4"))));

        assertThat(subject.runs().find(run.threadId(), run.id())).isEqualTo(run);
        subject.model().will(ModelTurn.says("Nothing lost."));
        assertThat(Calls.submitted(subject, run, Subject.outputs(run, "4")).status())
                .isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("tool-outputs")
    @Requirement(
            id = "TOOL-035",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOL_STREAMS},
            hint = "No stream is begun for outputs that are refused.")
    default void aStreamedSubmissionIsRefusedByTheCall(Subject subject) {
        Run run = waitingForTwo(subject, "stream_none");

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> subject.streams()
                        .streamSubmit(run.threadId(), run.id(), List.of())
                        .close());
        assertThat(subject.runs().find(run.threadId(), run.id()).status()).isEqualTo(RunStatus.REQUIRES_ACTION);
    }

    @Tag("tool-outputs")
    @Requirement(id = "TOOL-036", capability = Capability.FUNCTION_TOOLS)
    default void outputsOfTheGreatestSizeAreTaken(Subject subject) {
        Run run = waitingForTwo(subject, "carry_most");
        subject.model().will(ModelTurn.says("Heavy."));
        List<ToolOutput> outputs = List.of(
                Calls.output(run, 0, "x".repeat(Samples.MOST_OUTPUT / 2)),
                Calls.output(run, 1, "y".repeat(Samples.MOST_OUTPUT / 2)));

        assertThat(Calls.submitted(subject, run, outputs).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("tool-outputs")
    @Requirement(id = "TOOL-037", capability = Capability.FUNCTION_TOOLS, hint = "All outputs together, in bytes.")
    default void outputsThatAreTooLargeAreRefused(Subject subject) {
        Run run = waitingForTwo(subject, "carry_more");
        List<ToolOutput> outputs = List.of(
                Calls.output(run, 0, "x".repeat(Samples.MOST_OUTPUT / 2)),
                Calls.output(run, 1, "ø".repeat(Samples.MOST_OUTPUT / 4) + "!"));

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> submit(subject, run, outputs))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.param()).contains("tool_outputs");
                    assertThat(refusal.code()).contains("invalid_value");
                });
    }

    @Tag("tool-outputs")
    @Requirement(id = "TOOL-038", capability = Capability.FUNCTION_TOOLS)
    default void outputsAreTakenOnce(Subject subject) {
        Gate gate = new Gate();
        Run run = Calls.waiting(subject, "give_once");
        subject.model().will(ModelTurn.BEGIN.waitsAt(gate).thenSaysSomething());
        submit(subject, run, Subject.outputs(run, "4"));
        gate.awaitReached(RunScenes.SOON);

        assertTooLate(subject, run, RunStatus.IN_PROGRESS);
    }

    @Tag("tool-outputs")
    @Requirement(
            id = "TOOL-039",
            capability = Capability.FUNCTION_TOOLS,
            hint = "The run has to be changed in one step from waiting to queued.")
    default void ofTwoSubmissionsAtOnceOneIsTaken(Subject subject) {
        Run run = Calls.waiting(subject, "race");
        subject.model().will(ModelTurn.saysSomething());

        List<CompletableFuture<Run>> submissions = Stream.of("one", "two")
                .map(output -> subject.provider()
                        .async()
                        .runs()
                        .submit(run.threadId(), run.id(), Subject.outputs(run, output)))
                .toList();

        assertThat(submissions.stream()
                        .map(submission -> submission.handle((queued, failure) -> failure == null))
                        .map(CompletableFuture::join))
                .containsExactlyInAnyOrder(true, false);
        assertThat(subject.ended(run).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("tool-outputs")
    @Requirement(id = "TOOL-040", capability = Capability.FUNCTION_TOOLS)
    default void aRunThatIsOverTakesNoOutputs(Subject subject) {
        Run run = Calls.waiting(subject, "be_done");
        Run unused = Calls.answered(subject, run, "4");

        assertTooLate(subject, run, RunStatus.COMPLETED);
    }

    @Tag("tool-outputs")
    @Requirement(
            id = "TOOL-041",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_CANCEL})
    default void aRunThatWasCancelledTakesNoOutputs(Subject subject) {
        Run run = Calls.waiting(subject, "give_up");
        Run unused = subject.ended(subject.runs().cancel(run.threadId(), run.id()));

        assertTooLate(subject, run, RunStatus.CANCELLED);
    }

    @Tag("tool-outputs")
    @Requirement(
            id = "TOOL-042",
            capability = Capability.FUNCTION_TOOLS,
            hint = "A run waits ten minutes from its creation, no longer.")
    default void aRunThatExpiredTakesNoOutputs(Subject subject) {
        Run run = Calls.waiting(subject, "be_late");
        subject.clock().advance(Samples.A_WHILE);

        assertTooLate(subject, run, RunStatus.EXPIRED);
    }

    @Tag("tool-outputs")
    @Requirement(
            id = "TOOL-043",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_STEPS})
    default void anEmptyOutputIsTaken(Subject subject) {
        Run run = Calls.waiting(subject, "say_nothing");
        Run ended = Calls.answered(subject, run, "");

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(Calls.outputs(subject, run)).containsExactly("");
    }

    private static Run waitingForTwo(Subject subject, String function) {
        ModelTurn turn = ModelTurn.calls("call_a", function, "{}").thenCalls("call_b", function, "{}");
        return Calls.waiting(subject, turn, function);
    }

    private static void submit(Subject subject, Run run, List<ToolOutput> outputs) {
        Run unused = subject.runs().submit(run.threadId(), run.id(), outputs);
    }

    /** These are not the outputs the run waits for, and it is told which are. */
    private static void assertRefused(Subject subject, Run run, List<ToolOutput> outputs) {
        String expected = ids(Calls.awaited(run).stream().map(RequiredToolCall::id));
        String got = ids(outputs.stream().map(ToolOutput::toolCallId));
        Refusals.assertRefused(
                "Expected tool outputs for call_ids " + expected + ", got " + got, () -> submit(subject, run, outputs));
    }

    private static void assertTooLate(Subject subject, Run run, RunStatus status) {
        Refusals.assertRefused(
                "Runs in status \"" + status.value() + "\" do not accept tool outputs.",
                () -> submit(subject, run, Subject.outputs(run, "4")));
    }

    private static String ids(Stream<?> ids) {
        return ids.map(id -> "'" + id + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
