package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import org.junit.jupiter.api.Tag;

/** What HTTP does to a run: what is repeated, what is not, and how it ends. The wire tier: it needs a far side. */
public interface ResilienceContract extends AreaContract {
    @Tag("resilience")
    @Requirement(id = "RES-001", capability = Capability.RUNS)
    default void aRefusedRequestIsNotRepeated(Subject subject) {
        subject.farSide().refuseNext(1, 400);

        assertThat(run(subject).status()).isEqualTo(RunStatus.FAILED);
        assertThat(subject.farSide().requests()).isEqualTo(1);
    }

    @Tag("resilience")
    @Requirement(id = "RES-002", capability = Capability.RUNS)
    default void aFailureThatPassesIsGotOver(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        subject.farSide().refuseNext(1, 503);

        assertThat(run(subject).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(subject.farSide().requests()).isEqualTo(2);
    }

    @Tag("resilience")
    @Requirement(
            id = "RES-003",
            capability = Capability.RUNS,
            hint = "The far side did its work: asking again pays for it twice.")
    default void anAnswerThatCannotBeReadIsNotAskedForAgain(Subject subject) {
        subject.farSide().garbleNext();

        assertThat(run(subject).status()).isEqualTo(RunStatus.FAILED);
        assertThat(subject.farSide().requests()).isEqualTo(1);
    }

    @Tag("resilience")
    @Requirement(id = "RES-004", capability = Capability.RUNS)
    default void aFailureThatStaysEndsTheRunAfterAFewAttempts(Subject subject) {
        subject.farSide().refuseNext(100, 503);

        assertThat(run(subject).status()).isEqualTo(RunStatus.FAILED);
        assertThat(subject.farSide().requests()).isBetween(2, 10);
    }

    private static Run run(Subject subject) {
        NewRun request = NewRun.of(subject.assistant().id()).build();
        return subject.ended(subject.runs().create(subject.askingThread().id(), request));
    }
}
