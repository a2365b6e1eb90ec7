package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.contract.subject.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** What may happen to a stream on its way, and what may not come of it. The wire tier: it needs a far side. */
public interface WireStreamsContract extends AreaContract {
    @Tag("wire-streams")
    @Requirement(
            id = "WIR-001",
            capability = Capability.RUN_STREAMS,
            hint = "Servers keep streams alive with comments.")
    default void commentsInAStreamArePassedOver(Subject subject) {
        assertUnderstood(subject, Trouble.COMMENTS);
    }

    @Tag("wire-streams")
    @Requirement(id = "WIR-002", capability = Capability.RUN_STREAMS)
    default void linesOfAStreamMayEndInCarriageReturns(Subject subject) {
        assertUnderstood(subject, Trouble.CARRIAGE_RETURNS);
    }

    @Tag("wire-streams")
    @Requirement(id = "WIR-003", capability = Capability.RUN_STREAMS, hint = "Letters have several bytes.")
    default void aStreamMayComeAByteAtATime(Subject subject) {
        assertUnderstood(subject, Trouble.BYTES);
    }

    @Tag("wire-streams")
    @Requirement(id = "WIR-004", capability = Capability.RUN_STREAMS)
    default void dataOnSeveralLinesIsOne(Subject subject) {
        assertUnderstood(subject, Trouble.SEVERAL_LINES);
    }

    @Tag("wire-streams")
    @Requirement(id = "WIR-005", capability = Capability.RUN_STREAMS)
    default void theLastBlankLineOfAStreamMayBeMissing(Subject subject) {
        assertUnderstood(subject, Trouble.NO_LAST_BLANK_LINE);
    }

    @Tag("wire-streams")
    @Requirement(id = "WIR-006", capability = Capability.RUN_STREAMS)
    default void eventsThatNobodyKnowsArePassedOver(Subject subject) {
        assertUnderstood(subject, Trouble.UNKNOWN_EVENTS);
    }

    @Tag("wire-streams")
    @Requirement(
            id = "WIR-007",
            capability = Capability.RUN_STREAMS,
            hint = "A connection that is closed in the middle looks like an end.")
    default void aStreamThatIsCutIsAFailureAndNoEnd(Subject subject) {
        subject.farSide().meet(1, Trouble.CUT);
        subject.model().will(ModelTurn.says("Minus four ", "degrees."));

        assertThat(Attempt.streamed(subject)).matches(Attempt::failed, "failed");
    }

    @Tag("wire-streams")
    @Requirement(id = "WIR-008", capability = Capability.RUN_STREAMS, hint = "A connection may die without a word.")
    default void aStreamThatSaysNothingForTooLongIsAFailure(Subject subject) {
        subject.farSide().meet(1, Trouble.STALL);
        subject.model().will(ModelTurn.says("Minus four ", "degrees."));

        try (Subject hurried = subject.within(Duration.ofMinutes(10), Duration.ofMillis(300))) {
            assertThat(Attempt.streamed(subject, hurried)).matches(Attempt::failed, "failed");
        }
    }

    @Tag("wire-streams")
    @Requirement(
            id = "WIR-009",
            capability = Capability.RUN_STREAMS,
            hint = "A model may think for long; servers show by comments that they live.")
    default void aStreamMayBeLongInComingAsLongAsItShowsThatItLives(Subject subject) {
        try (Subject hurried = subject.within(Duration.ofMinutes(10), Trouble.SILENCE)) {
            Attempt attempt = heartbeats(subject, hurried);

            assertThat(attempt).matches(Attempt::succeeded, "succeeded");
            assertThat(attempt.text()).isEqualTo("Minus four degrees.");
        }
    }

    @Tag("wire-streams")
    @Requirement(id = "WIR-010", capability = Capability.RUN_STREAMS)
    default void theNameOfAnEventMayStandBehindItsData(Subject subject) {
        assertUnderstood(subject, Trouble.NAMES_LAST);
    }

    @Tag("wire-streams")
    @Requirement(
            id = "WIR-011",
            capability = Capability.RUN_STREAMS,
            hint = "A block without data is no event, and no empty one either.")
    default void blocksWithoutDataArePassedOver(Subject subject) {
        assertUnderstood(subject, Trouble.NO_DATA);
    }

    @Tag("wire-streams")
    @Requirement(
            id = "WIR-012",
            capability = Capability.RUN_STREAMS,
            hint = "A stream that began well may tell of an error instead of its end.")
    default void anErrorInTheMiddleOfAStreamIsAFailureThatTellsItsWords(Subject subject) {
        subject.farSide().meet(1, Trouble.ERROR);
        subject.model().will(ModelTurn.says("Minus four ", "degrees."));

        Attempt attempt = Attempt.streamed(subject);

        assertThat(attempt).matches(Attempt::failed, "failed");
        assertThat(attempt.shown()).contains(Trouble.WORDS);
    }

    /** Hearts stop with their machine: what fails while it stands still is tried again. */
    private static Attempt heartbeats(Subject subject, Subject hurried) {
        while (true) {
            subject.farSide().meet(1, Trouble.HEARTBEATS);
            subject.model().will(ModelTurn.says("Minus four ", "degrees."));
            try (Pulse pulse = Pulse.begin()) {
                Attempt attempt = Attempt.streamed(subject, hurried);
                if (attempt.succeeded() || !pulse.paused(Trouble.SILENCE.dividedBy(4))) {
                    return attempt;
                }
            }
        }
    }

    private static void assertUnderstood(Subject subject, Trouble trouble) {
        subject.farSide().meet(1, trouble);
        subject.model().will(ModelTurn.says("Grüße aus ", "東京: minus four ", "degrees."));

        Attempt attempt = Attempt.streamed(subject);

        assertThat(attempt).matches(Attempt::succeeded, "succeeded");
        assertThat(attempt.text()).isEqualTo("Grüße aus 東京: minus four degrees.");
    }
}
