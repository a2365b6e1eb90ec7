package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Hold;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import org.junit.jupiter.api.Tag;

/** What a cancellation does: it ends a run soon, keeps what was said, and frees the thread. */
public interface CancellationContract extends AreaContract {
    @Tag("cancellation")
    @Requirement(
            id = "CAN-001",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS})
    default void aRunThatWaitsForOutputsIsCancelled(Subject subject) {
        Run waiting = RunScenes.waiting(subject, RunScenes.in("asking"));

        cancel(subject, waiting);

        assertThat(subject.over(waiting).status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Tag("cancellation")
    @Requirement(id = "CAN-002", capability = Capability.RUN_CANCEL, hint = "Hang up on the model.")
    default void aRunInProgressIsCancelled(Subject subject) {
        try (GatedRun working = GatedRun.begin(subject, RunScenes.in("working"))) {
            cancel(subject, working.run());

            assertThat(subject.over(working.run()).status()).isEqualTo(RunStatus.CANCELLED);
        }
    }

    @Tag("cancellation")
    @Requirement(id = "CAN-003", capability = Capability.RUN_CANCEL)
    default void aQueuedRunIsCancelled(Subject subject) {
        try (Hold queue = subject.holdRuns()) {
            Run queued = queued(subject, "queueing");
            cancel(subject, queued);
            queue.release();

            assertThat(subject.over(queued).status()).isEqualTo(RunStatus.CANCELLED);
        }
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-004",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS})
    default void aCancellationAnswersWithTheRunOnItsWayToTheEnd(Subject subject) {
        Run waiting = RunScenes.waiting(subject, run -> run);

        Run answered = cancel(subject, waiting);

        assertThat(answered.id()).isEqualTo(waiting.id());
        assertThat(answered.status()).isIn(RunStatus.CANCELLING, RunStatus.CANCELLED);
        assertThat(answered.requiredAction()).isNull();
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-005",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS})
    default void aRunThatWasCancelledIsDone(Subject subject) {
        Run run = cancelled(subject);

        assertThat(run.cancelledAt()).isEqualTo(subject.clock().instant());
        assertThat(run.usage()).isNotNull();
        assertThat(run.expiresAt()).isNull();
        assertThat(run.requiredAction()).isNull();
        assertThat(run.lastError()).isNull();
        assertThat(run.completedAt()).isNull();
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-006",
            capability = {Capability.RUN_CANCEL, Capability.RUN_STREAMS})
    default void theAnswerOfARunThatWasCancelledIsKeptAsFarAsItWent(Subject subject) {
        try (GatedRun working = GatedRun.saying(subject, "Oslo is")) {
            cancel(subject, working.run());
            subject.over(working.run());

            Message answer = RunScenes.newest(subject, working.run());
            assertThat(answer.text()).isEqualTo("Oslo is");
            assertThat(answer.status()).isEqualTo(MessageStatus.INCOMPLETE);
            assertThat(answer.incompleteDetails()).isEqualTo(IncompleteDetails.of("run_cancelled"));
        }
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-007",
            capability = {Capability.RUN_CANCEL, Capability.RUN_STREAMS})
    default void whatWasSaidBeforeACancellationIsKept(Subject subject) {
        try (GatedRun working = GatedRun.saying(subject, "Oslo is")) {
            cancel(subject, working.run());
            subject.over(working.run());

            assertThat(RunScenes.texts(subject, working.run().threadId()))
                    .startsWith(subject.model().question(), "*One moment.");
        }
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-008",
            capability = {Capability.RUN_CANCEL, Capability.RUN_STREAMS, Capability.RUN_STEPS})
    default void theStepOfAnAnswerIsCancelledWithItsRun(Subject subject) {
        try (GatedRun working = GatedRun.saying(subject, "Oslo is")) {
            cancel(subject, working.run());
            subject.over(working.run());

            assertThat(RunScenes.steps(subject, working.run()))
                    .extracting(RunStep::status)
                    .containsExactly(RunStepStatus.COMPLETED, RunStepStatus.CANCELLED);
        }
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-009",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS, Capability.RUN_STEPS})
    default void theStepOfCallsIsCancelledWithItsRun(Subject subject) {
        RunStep step = RunScenes.steps(subject, cancelled(subject)).get(0);

        assertThat(step.status()).isEqualTo(RunStepStatus.CANCELLED);
        assertThat(step.cancelledAt()).isEqualTo(subject.clock().instant());
        assertThat(step.completedAt()).isNull();
        assertThat(step.lastError()).isNull();
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-010",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS})
    default void aThreadIsFreeAfterACancellation(Subject subject) {
        Run run = cancelled(subject);

        subject.messages().create(run.threadId(), NewMessage.user("And after a cancellation?"));
        Run next = RunScenes.said(subject, run.threadId(), described -> described);

        assertThat(subject.ended(next).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("cancellation")
    @Requirement(id = "CAN-011", capability = Capability.RUN_CANCEL, hint = "Cancelling is not yet cancelled.")
    default void aThreadIsLockedUntilItsRunHasBeenCancelled(Subject subject) {
        try (Hold queue = subject.holdRuns()) {
            Run queued = queued(subject, "cancelling");
            cancel(subject, queued);

            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> subject.messages().create(queued.threadId(), NewMessage.user("Free yet?")));
            queue.release();
            subject.over(queued);
        }
    }

    @Tag("cancellation")
    @Requirement(id = "CAN-012", capability = Capability.RUN_CANCEL)
    default void aRunThatCompletedIsNotCancelled(Subject subject) {
        assertTooLate(subject, RunScenes.ended(subject, ModelTurn.saysSomething()));
    }

    @Tag("cancellation")
    @Requirement(id = "CAN-013", capability = Capability.RUN_CANCEL)
    default void aRunThatFailedIsNotCancelled(Subject subject) {
        assertTooLate(
                subject, RunScenes.ended(subject, ModelTurn.BEGIN.failing(ErrorCode.SERVER_ERROR, "The model broke.")));
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-014",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS})
    default void aRunThatExpiredIsNotCancelled(Subject subject) {
        Run waiting = RunScenes.waiting(subject, run -> run);
        subject.clock().advance(RunScenes.LIFETIME);

        assertTooLate(subject, waiting.draft().status(RunStatus.EXPIRED).build());
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-015",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS})
    default void aRunIsCancelledOnce(Subject subject) {
        assertTooLate(subject, cancelled(subject));
    }

    @Tag("cancellation")
    @Requirement(id = "CAN-016", capability = Capability.RUN_CANCEL)
    default void aCancellationThatIsRepeatedDoesNoHarm(Subject subject) {
        try (Hold queue = subject.holdRuns()) {
            Run queued = queued(subject, "twice");
            cancel(subject, queued);
            try {
                cancel(subject, queued);
            } catch (InvalidRequestException refused) {
                assertThat(refused).hasMessageContaining("cancelling");
            }
            queue.release();

            assertThat(subject.over(queued).status()).isEqualTo(RunStatus.CANCELLED);
        }
    }

    @Tag("cancellation")
    @Requirement(id = "CAN-017", capability = Capability.RUN_CANCEL)
    default void aRunThatIsNotThereIsNotCancelled(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs().cancel(thread, CapabilitiesContract.RUN))
                .withMessageContaining(CapabilitiesContract.RUN.value());
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-018",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS})
    default void aCancellationLeavesTheRunsOfOtherThreads(Subject subject) {
        Run other = RunScenes.waiting(subject, RunScenes.in("bystander"));

        cancelled(subject);

        assertThat(subject.runs().find(other.threadId(), other.id())).isEqualTo(other);
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-019",
            capability = Capability.RUN_CANCEL,
            hint = "Whoever is first wins, and the run ends in either case.")
    default void aCancellationThatComesWithTheEndLocksNoThread(Subject subject) {
        for (int round = 0; round < 5; round++) {
            subject.model().will(ModelTurn.saysSomething());
            Run run = subject.runs()
                    .create(subject.askingThread().id(), in(subject, "ending").build());
            cancelUnlessOver(subject, run);

            assertThat(subject.over(run).status()).isIn(RunStatus.COMPLETED, RunStatus.CANCELLED);
            subject.messages().create(run.threadId(), NewMessage.user("And then?"));
        }
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-020",
            capability = {Capability.RUN_CANCEL, Capability.FUNCTION_TOOLS})
    default void aCancellationThatComesWithTheOutputsLocksNoThread(Subject subject) {
        Run run = RunScenes.waiting(subject, RunScenes.in("answering"));
        subject.model().will(ModelTurn.saysSomething());
        Waiting submission = Waiting.begin(
                () -> subject.runs().submit(run.threadId(), run.id(), Subject.outputs(run, "Minus four.")));
        cancelUnlessOver(subject, run);

        assertThat(subject.over(run).status()).isIn(RunStatus.COMPLETED, RunStatus.CANCELLED);
        assertThat(submission.succeeded() || submission.failure() instanceof InvalidRequestException)
                .isTrue();
        subject.messages().create(run.threadId(), NewMessage.user("And then?"));
    }

    @Tag("cancellation")
    @Requirement(
            id = "CAN-021",
            capability = {Capability.RUNS, Capability.RUN_STREAMS},
            hint = "Only a cancellation ends a run, not a connection that is closed.")
    default void whoLeavesTheStreamOfARunDoesNotCancelIt(Subject subject) {
        try (GatedRun working = GatedRun.saying(subject, "Oslo is")) {
            working.leave();
            working.goOn();

            assertThat(subject.over(working.run()).status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(RunScenes.newest(subject, working.run()).text()).isEqualTo("At last.");
        }
    }

    private static Run cancel(Subject subject, Run run) {
        return subject.runs().cancel(run.threadId(), run.id());
    }

    private static void cancelUnlessOver(Subject subject, Run run) {
        try {
            cancel(subject, run);
        } catch (InvalidRequestException tooLate) {
            assertThat(tooLate).hasMessageContaining("Cannot cancel run");
        }
    }

    /** A run that waited for outputs and was cancelled. */
    private static Run cancelled(Subject subject) {
        Run waiting = RunScenes.waiting(subject, run -> run);
        cancel(subject, waiting);
        return subject.over(waiting);
    }

    /** A run on a new thread that is not executed yet. */
    private static Run queued(Subject subject, String state) {
        return subject.runs()
                .create(subject.askingThread().id(), in(subject, state).build());
    }

    private static NewRun.Builder in(Subject subject, String state) {
        return RunScenes.in(state).apply(NewRun.of(subject.assistant().id()));
    }

    private static void assertTooLate(Subject subject, Run run) {
        Refusals.assertRefused(
                "Cannot cancel run with status '" + run.status().value() + "'.", () -> cancel(subject, run));
    }
}
