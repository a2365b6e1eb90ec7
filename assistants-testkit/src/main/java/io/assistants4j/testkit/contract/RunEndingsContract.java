package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;

/** How runs end: well, early, failed, or with their thread, and what becomes of what they were at. */
public interface RunEndingsContract extends AreaContract {
    @Tag("run-endings")
    @Requirement(id = "RUN-063", capability = Capability.RUNS)
    default void aRunThatEndedWellHasNothingToExplain(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.saysSomething());

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.lastError()).isNull();
        assertThat(run.incompleteDetails()).isNull();
        assertThat(run.requiredAction()).isNull();
        assertThat(run.failedAt()).isNull();
        assertThat(run.cancelledAt()).isNull();
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-064", capability = Capability.FUNCTION_TOOLS)
    default void theTimesOfARunTellWhenItBeganAndEnded(Subject subject) {
        Instant begin = subject.clock().instant();
        Run waiting = RunScenes.waiting(subject, run -> run);
        subject.clock().advance(Duration.ofMinutes(1));

        Run run = RunScenes.answered(subject, waiting, ModelTurn.saysSomething());

        assertThat(run.createdAt()).isEqualTo(begin);
        assertThat(run.startedAt()).isEqualTo(begin);
        assertThat(run.completedAt()).isEqualTo(begin.plus(Duration.ofMinutes(1)));
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-065", capability = Capability.RUNS)
    default void aRunThatEndedHasNoTimeToExpireAt(Subject subject) {
        assertThat(RunScenes.ended(subject, ModelTurn.saysSomething()).expiresAt())
                .isNull();
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-066", capability = Capability.RUNS)
    default void aRunThatEndedStaysAsItIs(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.saysSomething());

        subject.clock().advance(Samples.A_WHILE);

        assertThat(subject.runs().find(run.threadId(), run.id())).isEqualTo(run);
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-067", capability = Capability.RUNS)
    default void aRunThatEndedTellsItsTokens(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.says("Minus four.").using(31, 5));

        assertThat(run.usage()).isEqualTo(Usage.of(31, 5));
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-068", capability = Capability.FUNCTION_TOOLS)
    default void theTokensOfAllTurnsOfARunAddUp(Subject subject) {
        Run waiting = RunScenes.waiting(
                subject, ModelTurn.calls("call_sum", RunScenes.FUNCTION, "{}").using(10, 5), run -> run);

        Run run = RunScenes.answered(
                subject, waiting, ModelTurn.says("Minus four.").using(23, 7));

        assertThat(run.usage()).isEqualTo(Usage.of(33, 12));
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-069", capability = Capability.RUNS)
    default void aRunWhoseAnswerIsTooLongIsIncomplete(Subject subject) {
        Run run = RunScenes.ended(subject, cut(ModelTurn.Limit.MAX_TOKENS));

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(run.incompleteDetails()).isEqualTo(IncompleteDetails.of("max_completion_tokens"));
        assertThat(run.lastError()).isNull();
        assertThat(run.usage()).isNotNull();
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-070", capability = Capability.RUNS)
    default void anAnswerThatIsTooLongIsKeptAsFarAsItWent(Subject subject) {
        Run run = RunScenes.ended(subject, cut(ModelTurn.Limit.MAX_TOKENS));

        assertBrokenOff(
                RunScenes.newest(subject, run), "max_tokens", subject.clock().instant());
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-071", capability = Capability.RUN_STEPS)
    default void theStepOfAnAnswerThatIsTooLongIsClosed(Subject subject) {
        Run run = RunScenes.ended(subject, cut(ModelTurn.Limit.MAX_TOKENS));

        assertThat(RunScenes.steps(subject, run))
                .extracting(RunStep::status)
                .containsAnyOf(RunStepStatus.COMPLETED, RunStepStatus.FAILED)
                .doesNotContain(RunStepStatus.IN_PROGRESS);
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-072", capability = Capability.RUNS)
    default void anAnswerThatIsFilteredIsKeptAsFarAsItWent(Subject subject) {
        Run run = RunScenes.ended(subject, cut(ModelTurn.Limit.CONTENT_FILTER));

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertBrokenOff(
                RunScenes.newest(subject, run),
                "content_filter",
                subject.clock().instant());
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-073", capability = Capability.RUNS)
    default void aRunThatFailedSaysWhyAndWhen(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.BEGIN.failing(ErrorCode.SERVER_ERROR, "The model broke."));

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.lastError()).isEqualTo(LastError.of(ErrorCode.SERVER_ERROR, "The model broke."));
        assertThat(run.failedAt()).isEqualTo(subject.clock().instant());
        assertThat(run.completedAt()).isNull();
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-074", capability = Capability.RUNS)
    default void aRunThatFailedTellsItsTokensAndExpiresNoMore(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.BEGIN.failing(ErrorCode.SERVER_ERROR, "The model broke."));

        assertThat(run.usage()).isNotNull();
        assertThat(run.expiresAt()).isNull();
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-075", capability = Capability.RUNS)
    default void aRunThatWasLimitedIsToldFromOthersThatFailed(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.BEGIN.failing(ErrorCode.RATE_LIMIT_EXCEEDED, "Slow down."));

        assertThat(run.lastError()).isEqualTo(LastError.of(ErrorCode.RATE_LIMIT_EXCEEDED, "Slow down."));
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-076", capability = Capability.RUNS, hint = "A stream that just stops is no good end.")
    default void aRunWhoseModelBreaksOffFails(Subject subject) {
        Run run =
                RunScenes.ended(subject, ModelTurn.BEGIN.thenBeginsToSay("Oslo").breakingOff());

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.lastError()).isNotNull();
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-077", capability = Capability.RUNS)
    default void theAnswerOfARunThatFailedIsKeptAsFarAsItWent(Subject subject) {
        Run run = RunScenes.ended(subject, failing());

        assertBrokenOff(
                RunScenes.newest(subject, run), "run_failed", subject.clock().instant());
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-078", capability = Capability.RUN_STEPS)
    default void theOpenStepOfARunThatFailedFails(Subject subject) {
        Run run = RunScenes.ended(subject, failing());

        RunStep step = RunScenes.steps(subject, run).get(1);
        assertThat(step.status()).isEqualTo(RunStepStatus.FAILED);
        assertThat(step.lastError()).isEqualTo(run.lastError());
        assertThat(step.failedAt()).isEqualTo(subject.clock().instant());
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-079", capability = Capability.RUNS)
    default void whatWasSaidBeforeARunFailedIsKept(Subject subject) {
        Run run = RunScenes.ended(subject, failing());

        assertThat(RunScenes.texts(subject, run.threadId()))
                .startsWith(subject.model().question(), "*One moment.");
        assertThat(subject.messages()
                        .list(run.threadId(), PageRequest.oldest(2))
                        .data())
                .extracting(Message::status)
                .containsOnly(MessageStatus.COMPLETED);
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-080", capability = Capability.FUNCTION_TOOLS)
    default void aRunThatWaitsForOutputsGoesWithItsThread(Subject subject) {
        Run run = RunScenes.waiting(subject, described -> described);

        subject.threads().delete(run.threadId());

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs().find(run.threadId(), run.id()));
    }

    @Tag("run-endings")
    @Requirement(id = "RUN-081", capability = Capability.RUNS)
    default void aThreadCanBeDeletedUnderARunInProgress(Subject subject) {
        try (GatedRun working = GatedRun.begin(subject, run -> run)) {
            Run run = working.run();

            subject.threads().delete(run.threadId());

            working.goOn();
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> subject.runs().find(run.threadId(), run.id()));
        }
    }

    private static ModelTurn cut(ModelTurn.Limit limit) {
        return ModelTurn.BEGIN.thenBeginsToSay("Oslo", " is").cutBy(limit);
    }

    private static ModelTurn failing() {
        return ModelTurn.says("One moment.")
                .thenBeginsToSay("Oslo", " is")
                .failing(ErrorCode.SERVER_ERROR, "The model broke.");
    }

    private static void assertBrokenOff(Message message, String reason, Instant at) {
        assertThat(message.text()).isEqualTo("Oslo is");
        assertThat(message.status()).isEqualTo(MessageStatus.INCOMPLETE);
        assertThat(message.incompleteDetails()).isEqualTo(IncompleteDetails.of(reason));
        assertThat(message.incompleteAt()).isEqualTo(at);
        assertThat(message.completedAt()).isNull();
    }
}
