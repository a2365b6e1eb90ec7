package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import io.assistants4j.testkit.contract.subject.Subject;
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
}
