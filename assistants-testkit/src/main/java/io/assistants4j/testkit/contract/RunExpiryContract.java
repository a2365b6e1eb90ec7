package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Hold;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** When runs expire: ten minutes after their creation, whatever they are at. */
public interface RunExpiryContract extends AreaContract {
    @Tag("run-expiry")
    @Requirement(id = "RUN-082", capability = Capability.FUNCTION_TOOLS)
    default void aRunThatWaitsForOutputsExpires(Subject subject) {
        Run waiting = RunScenes.waiting(subject, RunScenes.in("asking"));

        subject.clock().advance(RunScenes.LIFETIME);

        assertThat(subject.over(waiting).status()).isEqualTo(RunStatus.EXPIRED);
    }

    @Tag("run-expiry")
    @Requirement(id = "RUN-083", capability = Capability.RUNS)
    default void aRunInProgressExpires(Subject subject) {
        try (GatedRun working = GatedRun.begin(subject, RunScenes.in("working"))) {
            subject.clock().advance(RunScenes.LIFETIME);

            assertThat(subject.over(working.run()).status()).isEqualTo(RunStatus.EXPIRED);
        }
    }

    @Tag("run-expiry")
    @Requirement(id = "RUN-084", capability = Capability.RUNS)
    default void aQueuedRunExpires(Subject subject) {
        NewRun request = RunScenes.in("queueing")
                .apply(NewRun.of(subject.assistant().id()))
                .build();
        try (Hold queue = subject.holdRuns()) {
            Run queued = subject.runs().create(subject.askingThread().id(), request);
            subject.clock().advance(RunScenes.LIFETIME);
            subject.runs().find(queued.threadId(), queued.id());
            queue.release();

            assertThat(subject.over(queued).status()).isEqualTo(RunStatus.EXPIRED);
        }
    }

    @Tag("run-expiry")
    @Requirement(id = "RUN-085", capability = Capability.FUNCTION_TOOLS)
    default void aRunDoesNotExpireBeforeItsTime(Subject subject) {
        Run waiting = RunScenes.waiting(subject, run -> run);

        subject.clock().advance(RunScenes.LIFETIME.minusSeconds(1));

        assertThat(subject.runs().find(waiting.threadId(), waiting.id()).status())
                .isEqualTo(RunStatus.REQUIRES_ACTION);
    }

    @Tag("run-expiry")
    @Requirement(id = "RUN-086", capability = Capability.FUNCTION_TOOLS, hint = "The clock of a run is set once.")
    default void outputsDoNotLengthenTheLifeOfARun(Subject subject) {
        Run waiting = RunScenes.waiting(subject, run -> run);
        subject.clock().advance(Duration.ofMinutes(5));

        Run asking = RunScenes.answered(subject, waiting, ModelTurn.calls("call_again", RunScenes.FUNCTION, "{}"));

        assertThat(asking.expiresAt()).isEqualTo(waiting.createdAt().plus(RunScenes.LIFETIME));
    }

    @Tag("run-expiry")
    @Requirement(id = "RUN-087", capability = Capability.FUNCTION_TOOLS)
    default void aRunThatExpiredIsDone(Subject subject) {
        Run waiting = RunScenes.waiting(subject, run -> run);
        subject.clock().advance(RunScenes.LIFETIME);

        Run expired = subject.over(waiting);

        assertThat(expired.usage()).isNotNull();
        assertThat(expired.expiresAt()).isNull();
        assertThat(expired.requiredAction()).isNull();
        assertThat(expired.lastError()).isNull();
    }

    @Tag("run-expiry")
    @Requirement(
            id = "RUN-088",
            capability = {Capability.RUN_STEPS, Capability.FUNCTION_TOOLS})
    default void theOpenStepOfARunThatExpiredExpires(Subject subject) {
        Run waiting = RunScenes.waiting(subject, run -> run);
        subject.clock().advance(RunScenes.LIFETIME);

        RunStep step = RunScenes.steps(subject, subject.over(waiting)).get(0);

        assertThat(step.status()).isEqualTo(RunStepStatus.EXPIRED);
        assertThat(step.expiredAt()).isEqualTo(subject.clock().instant());
        assertThat(step.completedAt()).isNull();
    }

    @Tag("run-expiry")
    @Requirement(id = "RUN-089", capability = Capability.RUN_STREAMS)
    default void theAnswerOfARunThatExpiredIsKeptAsFarAsItWent(Subject subject) {
        try (GatedRun working = GatedRun.saying(subject, "Oslo is")) {
            subject.clock().advance(RunScenes.LIFETIME);
            subject.over(working.run());

            Message answer = RunScenes.newest(subject, working.run());
            assertThat(answer.text()).isEqualTo("Oslo is");
            assertThat(answer.status()).isEqualTo(MessageStatus.INCOMPLETE);
            assertThat(answer.incompleteDetails()).isEqualTo(IncompleteDetails.of("run_expired"));
        }
    }
}
