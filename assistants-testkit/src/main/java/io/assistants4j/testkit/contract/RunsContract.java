package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What runs are: created on a thread, found and changed while they are executed in the background. */
public interface RunsContract extends AreaContract {
    @Tag("runs")
    @Requirement(id = "RUN-001", capability = Capability.RUNS)
    default void aRunIsFoundAsItsCreationAnswered(Subject subject) {
        Run made = RunScenes.said(subject, RunScenes.in("found"));

        assertThat(unchanging(subject.runs().find(made.threadId(), made.id()))).isEqualTo(unchanging(made));
    }

    @Tag("runs")
    @Requirement(id = "RUN-002", capability = Capability.RUNS)
    default void eachNewRunHasItsOwnId(Subject subject) {
        Run first = RunScenes.said(subject, RunScenes.in("twin"));
        Run second = RunScenes.said(subject, first.threadId(), RunScenes.in("twin"));

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Tag("runs")
    @Requirement(
            id = "RUN-003",
            capability = Capability.RUNS,
            hint = "A run is executed in the background: its creation does not wait for the model.")
    default void aNewRunIsStillToBeExecuted(Subject subject) {
        Run made = RunScenes.said(subject, run -> run);

        assertThat(made.status()).isIn(RunStatus.QUEUED, RunStatus.IN_PROGRESS);
        assertThat(made.requiredAction()).isNull();
        assertThat(made.usage()).isNull();
    }

    @Tag("runs")
    @Requirement(id = "RUN-004", capability = Capability.RUNS)
    default void aNewRunNamesItsThreadAndItsAssistant(Subject subject) {
        ThreadId thread = subject.askingThread().id();
        AssistantId assistant = subject.assistant().id();

        Run made = RunScenes.said(subject, thread, run -> NewRun.of(assistant).metadata(Metadata.of("state", "named")));

        assertThat(made.threadId()).isEqualTo(thread);
        assertThat(made.assistantId()).isEqualTo(assistant);
    }

    @Tag("runs")
    @Requirement(id = "RUN-005", capability = Capability.RUNS)
    default void aRunExpiresTenMinutesAfterItsCreation(Subject subject) {
        Run made = RunScenes.said(subject, run -> run);

        assertThat(made.createdAt()).isEqualTo(subject.clock().instant());
        assertThat(made.expiresAt()).isEqualTo(made.createdAt().plus(RunScenes.LIFETIME));
    }

    @Tag("runs")
    @Requirement(id = "RUN-006", capability = Capability.RUNS)
    default void aNewRunBearsTheMetadataAskedFor(Subject subject) {
        Run made = RunScenes.said(subject, run -> run.metadata(Samples.greatestMetadata()));

        assertThat(made.metadata()).isEqualTo(Samples.greatestMetadata());
    }

    @Tag("runs")
    @Requirement(id = "RUN-007", capability = Capability.RUNS)
    default void aRunIsFoundInItsOwnThreadOnly(Subject subject) {
        Run made = RunScenes.said(subject, run -> run);
        ThreadId other = subject.thread("Elsewhere.").id();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs().find(other, made.id()));
    }

    @Tag("runs")
    @Requirement(
            id = "RUN-008",
            capability = {Capability.RUNS, Capability.RUN_UPDATE},
            hint = "Metadata is replaced, not merged.")
    default void anUpdateReplacesAllMetadataOfARun(Subject subject) {
        Run made = RunScenes.said(subject, run -> run.metadata(Metadata.of("old", "pair")));

        Run changed = update(subject, made, RunChange.metadata(Metadata.of("new", "pair")));

        assertThat(changed.metadata()).isEqualTo(Metadata.of("new", "pair"));
    }

    @Tag("runs")
    @Requirement(
            id = "RUN-009",
            capability = {Capability.RUNS, Capability.RUN_UPDATE},
            hint = "Absent is not null: a member that is not sent stays.")
    default void whatAnUpdateOfARunDoesNotMentionStays(Subject subject) {
        Run made = RunScenes.said(subject, RunScenes.in("kept"));

        assertThat(update(subject, made, new RunChange(Change.keep())).metadata())
                .isEqualTo(Metadata.of("state", "kept"));
    }

    @Tag("runs")
    @Requirement(
            id = "RUN-010",
            capability = {Capability.RUNS, Capability.RUN_UPDATE},
            hint = "An explicit null empties a member.")
    default void anUpdateClearsTheMetadataOfARun(Subject subject) {
        Run made = RunScenes.said(subject, run -> run.metadata(Metadata.of("old", "pair")));

        assertThat(update(subject, made, new RunChange(Change.clear())).metadata())
                .isEqualTo(Metadata.NONE);
    }

    @Tag("runs")
    @Requirement(
            id = "RUN-011",
            capability = {Capability.RUNS, Capability.RUN_UPDATE})
    default void anUpdateOfARunIsFoundAfterwards(Subject subject) {
        Run made = RunScenes.said(subject, run -> run);

        update(subject, made, RunChange.metadata(Metadata.of("state", "later")));

        assertThat(subject.runs().find(made.threadId(), made.id()).metadata()).isEqualTo(Metadata.of("state", "later"));
    }

    @Tag("runs")
    @Requirement(
            id = "RUN-012",
            capability = {Capability.RUNS, Capability.RUN_UPDATE})
    default void anUpdateChangesNothingElseOfARun(Subject subject) {
        Run before = subject.ended(RunScenes.said(subject, run -> run));
        subject.clock().advance(Samples.A_WHILE);

        Run changed = update(subject, before, RunChange.metadata(Metadata.of("state", "aged")));

        assertThat(changed.draft().metadata(before.metadata()).build()).isEqualTo(before);
    }

    @Tag("runs")
    @Requirement(
            id = "RUN-013",
            capability = Capability.RUNS,
            hint = "Store the messages of a run with the run, or not at all.")
    default void aRunThatIsRefusedAddsNoMessages(Subject subject) {
        ThreadId thread = subject.thread("Only this.").id();
        NewRun request = NewRun.of(new AssistantId("asst_nobody"))
                .additionalMessages(List.of(NewMessage.user("Lost?")))
                .build();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs().create(thread, request));

        assertThat(RunScenes.texts(subject, thread)).containsExactly("Only this.");
    }

    @Tag("runs")
    @Requirement(
            id = "RUN-014",
            capability = {Capability.RUNS, Capability.RUN_UPDATE})
    default void aRunThatIsNotThereIsNotUpdated(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs()
                        .update(thread, CapabilitiesContract.RUN, RunChange.metadata(Metadata.of("a", "b"))))
                .withMessageContaining(CapabilitiesContract.RUN.value());
    }

    private static Run update(Subject subject, Run run, RunChange change) {
        return subject.runs().update(run.threadId(), run.id(), change);
    }

    /** What of a run its execution leaves alone. */
    private static Run unchanging(Run run) {
        return run.draft()
                .status(RunStatus.QUEUED)
                .requiredAction(null)
                .lastError(null)
                .expiresAt(null)
                .startedAt(null)
                .completedAt(null)
                .incompleteDetails(null)
                .usage(null)
                .build();
    }
}
