package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.OutcomeUnknown;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.testkit.contract.rule.Level;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.contract.subject.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;

/** What HTTP does to a run: what is repeated, what is not, and how it ends. The wire tier: it needs a far side. */
public interface ResilienceContract extends AreaContract {
    @Tag("resilience")
    @Requirement(id = "RES-001", capability = Capability.RUNS)
    default void aRefusedRequestIsNotRepeated(Subject subject) {
        subject.farSide().refuseNext(1, 400);

        assertThat(Attempt.of(subject)).matches(Attempt::failed, "failed");
        assertThat(subject.farSide().requests()).isEqualTo(1);
    }

    @Tag("resilience")
    @Requirement(id = "RES-002", capability = Capability.RUNS)
    default void aFailureThatPassesIsGotOver(Subject subject) {
        if (subject.farSide().keepsRuns()) {
            throw new NotApplicable("The far side keeps runs: one that may have begun is not begun again.");
        }
        subject.model().will(ModelTurn.saysSomething());
        subject.farSide().refuseNext(1, 503);

        assertThat(Attempt.of(subject)).matches(Attempt::succeeded, "succeeded");
        assertThat(subject.farSide().requests()).isEqualTo(2);
    }

    @Tag("resilience")
    @Requirement(
            id = "RES-003",
            capability = Capability.RUNS,
            hint = "The far side did its work: asking again pays for it twice.")
    default void anAnswerThatCannotBeReadIsNotAskedForAgain(Subject subject) {
        subject.farSide().garbleNext();

        assertThat(Attempt.of(subject)).matches(Attempt::failed, "failed");
        assertThat(subject.farSide().requests()).isEqualTo(1);
    }

    @Tag("resilience")
    @Requirement(id = "RES-004", capability = Capability.RUNS)
    default void aFailureThatStaysEndsTheRunAfterAFewAttempts(Subject subject) {
        subject.farSide().refuseNext(100, 429);

        assertThat(Attempt.of(subject)).matches(Attempt::failed, "failed");
        assertThat(subject.farSide().requests()).isBetween(2, 10);
    }

    @Tag("resilience")
    @Requirement(
            id = "RES-005",
            capability = Capability.RUNS,
            hint = "A server that fails may have begun the run before: asking again makes another.")
    default void aRunThatMayHaveBegunIsNotBegunAgain(Subject subject) {
        if (!subject.farSide().keepsRuns()) {
            throw new NotApplicable("The far side keeps no runs: a turn can be asked for again.");
        }
        subject.farSide().refuseNext(1, 503);

        assertThat(Attempt.of(subject)).matches(Attempt::failed, "failed");
        assertThat(subject.farSide().requests()).isEqualTo(1);
    }

    @Tag("resilience")
    @Requirement(id = "RES-006", capability = Capability.RUNS)
    default void aWaitAskedForInSecondsIsKeptTo(Subject subject) {
        assertWaits(subject, "Retry-After", "7", Duration.ofSeconds(7));
    }

    @Tag("resilience")
    @Requirement(id = "RES-007", capability = Capability.RUNS, hint = "The header is retry-after-ms.")
    default void aWaitAskedForInMillisecondsIsKeptTo(Subject subject) {
        assertWaits(subject, "retry-after-ms", "1234", Duration.ofMillis(1234));
    }

    @Tag("resilience")
    @Requirement(id = "RES-008", capability = Capability.RUNS, hint = "Retry-After may be an HTTP date.")
    default void aWaitAskedForUntilADateIsKeptTo(Subject subject) {
        Instant then = subject.clock().instant().plusSeconds(11);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(then.atZone(ZoneOffset.UTC));

        assertWaits(subject, "Retry-After", date, Duration.ofSeconds(11));
    }

    @Tag("resilience")
    @Requirement(id = "RES-009", capability = Capability.RUNS, hint = "No run lives longer than ten minutes.")
    default void aWaitIsNotLongerThanARunLivesWhateverIsAskedFor(Subject subject) {
        subject.farSide().askToWait("Retry-After", "86400");
        subject.model().will(ModelTurn.saysSomething());

        Attempt unused = Attempt.of(subject);

        assertThat(subject.pauses()).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofMinutes(10)));
    }

    @Tag("resilience")
    @Requirement(id = "RES-010", capability = Capability.RUNS, hint = "A proxy's page has no envelope.")
    default void aPageInThePlaceOfAnErrorIsToldByItsStatus(Subject subject) {
        assertTellsStatus(subject, Trouble.PAGE);
    }

    @Tag("resilience")
    @Requirement(id = "RES-011", capability = Capability.RUNS)
    default void anErrorOfNoWordsIsToldByItsStatus(Subject subject) {
        assertTellsStatus(subject, Trouble.NO_WORDS);
    }

    @Tag("resilience")
    @Requirement(
            id = "RES-012",
            capability = Capability.RUNS,
            hint = "A limit of silence starts anew with every byte; a call needs one of its whole time.")
    default void aCallEndsAtItsDeadlineHoweverItsAnswerDrips(Subject subject) {
        subject.farSide().meet(100, Trouble.DRIP);
        subject.model().will(ModelTurn.saysSomething());

        try (Subject hurried = subject.within(Duration.ofMillis(300), Duration.ofMinutes(5))) {
            assertThat(Attempt.of(subject, hurried)).matches(Attempt::failed, "failed");
        }
    }

    @Tag("resilience")
    @Requirement(id = "RES-013", capability = Capability.RUNS)
    default void aConnectionThatIsLostBeforeATurnBeginsIsGotOver(Subject subject) {
        if (subject.farSide().keepsRuns()) {
            throw new NotApplicable("The far side keeps runs: one that may have begun is not begun again.");
        }
        subject.farSide().meet(1, Trouble.RESET);
        subject.model().will(ModelTurn.saysSomething());

        assertThat(Attempt.of(subject)).matches(Attempt::succeeded, "succeeded");
        assertThat(subject.farSide().requests()).isEqualTo(2);
    }

    @Tag("resilience")
    @Requirement(
            id = "RES-014",
            capability = Capability.RUNS,
            hint = "Whoever asked has to know that the run may have begun: the failure is an OutcomeUnknown.")
    default void aRunWhoseAnswerIsLostIsNotBegunAgain(Subject subject) {
        if (!subject.farSide().keepsRuns()) {
            throw new NotApplicable("The far side keeps no runs: a turn can be asked for again.");
        }
        subject.farSide().meet(1, Trouble.LOST);

        assertThat(Attempt.of(subject).failure()).isInstanceOf(OutcomeUnknown.class);
        assertThat(subject.farSide().requests()).isEqualTo(1);
    }

    @Tag("resilience")
    @Requirement(
            id = "RES-015",
            hint = "The connection is lost after the message was added: to add it again makes two of it.")
    default void aMessageWhoseAnswerIsLostIsThereOnce(Subject subject) {
        ThreadId thread = subject.thread("How cold is Oslo?").id();
        subject.farSide().loseAnswer();

        assertThatThrownBy(() -> subject.messages().create(thread, NewMessage.user("And Rome?")))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(subject.messages().list(thread, PageRequest.FIRST).data()).hasSize(2);
    }

    @Tag("resilience")
    @Requirement(
            id = "RES-016",
            level = Level.SHOULD,
            capability = Capability.RUNS,
            hint = "The header is Idempotency-Key; another request bears another one.")
    default void aRequestThatIsSentAgainBearsTheKeyOfTheFirst(Subject subject) {
        subject.farSide().refuseNext(1, 429);
        subject.model().will(ModelTurn.saysSomething());

        assertThat(Attempt.of(subject)).matches(Attempt::succeeded, "succeeded");
        assertThat(subject.farSide().keys())
                .hasSize(2)
                .doesNotContain("")
                .allSatisfy(key ->
                        assertThat(key).isEqualTo(subject.farSide().keys().get(0)));
    }

    private static void assertWaits(Subject subject, String header, String value, Duration wait) {
        subject.farSide().askToWait(header, value);
        subject.model().will(ModelTurn.saysSomething());

        assertThat(Attempt.of(subject)).matches(Attempt::succeeded, "succeeded");
        assertThat(subject.pauses()).contains(wait);
    }

    private static void assertTellsStatus(Subject subject, Trouble trouble) {
        subject.farSide().meet(100, trouble);

        Attempt attempt = Attempt.of(subject);

        assertThat(attempt).matches(Attempt::failed, "failed");
        assertThat(attempt.shown()).contains(Integer.toString(Trouble.STATUS));
    }
}
