package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Hold;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import org.junit.jupiter.api.Tag;

/** How one waits for a run: until it ended well or wants outputs, and never longer than one wants to. */
public interface RunWaitsContract extends AreaContract {
    @Tag("run-waits")
    @Requirement(id = "RUN-095", capability = Capability.RUNS)
    default void aWaitEndsWithTheRun(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());

        Run run = subject.runs().createAndWait(asking(subject), in(subject, "awaited"), RunScenes.MINUTE);

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-096", capability = Capability.FUNCTION_TOOLS)
    default void aWaitEndsWhereOutputsAreWanted(Subject subject) {
        subject.model().will(ModelTurn.callsSomehow(RunScenes.FUNCTION));
        NewRun request = RunScenes.calling(subject).build();

        Run run = subject.runs().createAndWait(asking(subject), request, RunScenes.MINUTE);

        assertThat(run.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(Subject.outputs(run, "Minus four.")).hasSize(1);
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-097", capability = Capability.RUNS)
    default void aWaitEndsAtItsDeadline(Subject subject) {
        try (Awaited awaited = Awaited.begin(subject, RunScenes.MINUTE)) {
            subject.clock().advance(RunScenes.MINUTE);

            assertThat(awaited.waiting().failure()).isInstanceOf(DeadlineExceededException.class);
        }
    }

    @Tag("run-waits")
    @Requirement(
            id = "RUN-098",
            capability = {Capability.RUNS, Capability.RUN_LIST},
            hint = "Only a cancellation ends a run, not one who waits no longer.")
    default void aWaitThatIsOverLeavesTheRun(Subject subject) {
        try (Awaited awaited = Awaited.begin(subject, RunScenes.MINUTE)) {
            subject.clock().advance(RunScenes.MINUTE);
            awaited.waiting().end();

            awaited.goOn();

            assertThat(subject.over(awaited.run(subject)).status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-099", capability = Capability.RUNS, hint = "Set the flag again before you throw.")
    default void anInterruptionEndsAWaitAndStaysSeen(Subject subject) {
        try (Awaited awaited = Awaited.begin(subject, RunScenes.MINUTE)) {
            awaited.waiting().interrupt();

            assertThat(awaited.waiting().failure()).isInstanceOf(AssistantsException.class);
            assertThat(awaited.waiting().isInterrupted()).isTrue();
        }
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-100", capability = Capability.RUNS)
    default void aRunThatFailsWhileOneWaitsIsThrown(Subject subject) {
        subject.model().will(ModelTurn.BEGIN.failing(ErrorCode.SERVER_ERROR, "The model broke."));

        assertThatExceptionOfType(RunEndedException.class)
                .isThrownBy(() -> wait(subject))
                .withMessageContaining("The model broke.")
                .satisfies(thrown -> assertThat(thrown.run().lastError())
                        .isEqualTo(LastError.of(ErrorCode.SERVER_ERROR, "The model broke.")));
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-101", capability = Capability.RUNS)
    default void aRunThatIsCutWhileOneWaitsIsThrown(Subject subject) {
        subject.model().will(ModelTurn.BEGIN.thenBeginsToSay("Oslo is").cutBy(ModelTurn.Limit.MAX_TOKENS));

        assertThatExceptionOfType(RunEndedException.class)
                .isThrownBy(() -> wait(subject))
                .satisfies(thrown -> assertThat(thrown.run().status()).isEqualTo(RunStatus.INCOMPLETE));
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-102", capability = Capability.RUNS)
    default void aRunThatExpiresWhileOneWaitsIsThrown(Subject subject) {
        try (Awaited awaited = Awaited.begin(subject, Samples.A_WHILE)) {
            subject.clock().advance(RunScenes.LIFETIME);

            assertThat(awaited.waiting().failure())
                    .isInstanceOfSatisfying(
                            RunEndedException.class,
                            thrown -> assertThat(thrown.run().status()).isEqualTo(RunStatus.EXPIRED));
        }
    }

    @Tag("run-waits")
    @Requirement(
            id = "RUN-103",
            capability = {Capability.RUN_CANCEL, Capability.RUN_LIST})
    default void aRunThatIsCancelledWhileOneWaitsIsThrown(Subject subject) {
        try (Awaited awaited = Awaited.begin(subject, RunScenes.MINUTE)) {
            Run run = awaited.run(subject);
            subject.runs().cancel(run.threadId(), run.id());

            assertThat(awaited.waiting().failure())
                    .isInstanceOfSatisfying(
                            RunEndedException.class,
                            thrown -> assertThat(thrown.run().status()).isEqualTo(RunStatus.CANCELLED));
        }
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-104", capability = Capability.RUN_LIST, hint = "Queued is no end.")
    default void aWaitGoesOnWhileTheRunIsQueued(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        ThreadId thread = asking(subject);
        NewRun request = in(subject, "in line");
        try (Hold queue = subject.holdRuns()) {
            Waiting waiting = Waiting.begin(() -> subject.runs().createAndWait(thread, request, RunScenes.MINUTE));
            while (waiting.goesOn()
                    && subject.runs().list(thread, PageRequest.FIRST).data().isEmpty()) {
                subject.letOthersWork();
            }
            queue.release();

            assertThat(waiting.run().status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-105", capability = Capability.RUNS)
    default void aWaitForARunThatIsRefusedDoesNotBegin(Subject subject) {
        NewRun request = NewRun.of(new AssistantId("asst_nobody")).build();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs().createAndWait(asking(subject), request, RunScenes.MINUTE))
                .withMessageContaining("asst_nobody");
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-106", capability = Capability.RUNS, hint = "Enums are open: keep the text that came.")
    default void aStateThatNobodyKnowsIsKept(Subject subject) {
        subject.farSide().tellNext(1, "dreaming");
        Run made = RunScenes.said(subject, run -> run);

        assertThat(made.status()).isEqualTo(RunStatus.of("dreaming"));
    }

    @Tag("run-waits")
    @Requirement(id = "RUN-107", capability = Capability.RUNS)
    default void aWaitGoesOnThroughStatesThatNobodyKnows(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        subject.farSide().tellNext(3, "dreaming");

        Run run = subject.runs().createAndWait(asking(subject), in(subject, "dreaming"), RunScenes.MINUTE);

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    }

    private static Run wait(Subject subject) {
        NewRun request = RunScenes.plain(subject);
        return subject.runs().createAndWait(asking(subject), request, RunScenes.MINUTE);
    }

    private static ThreadId asking(Subject subject) {
        return subject.askingThread().id();
    }

    private static NewRun in(Subject subject, String state) {
        return RunScenes.in(state).apply(NewRun.of(subject.assistant().id())).build();
    }
}
