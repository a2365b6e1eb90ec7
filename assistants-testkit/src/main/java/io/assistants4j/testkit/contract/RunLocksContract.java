package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Hold;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What a thread keeps to while a run is active on it, and that it is free again afterwards. */
public interface RunLocksContract extends AreaContract {
    @Tag("run-locks")
    @Requirement(
            id = "RUN-108",
            capability = Capability.FUNCTION_TOOLS,
            hint = "Status 400: official clients repeat what a 409 refused.")
    default void aThreadWhoseRunWaitsForOutputsTakesNoOther(Subject subject) {
        Run active = RunScenes.waiting(subject, run -> run);

        assertTakesNoRun(subject, active);
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-109", capability = Capability.RUNS)
    default void aThreadWhoseRunIsInProgressTakesNoOther(Subject subject) {
        try (GatedRun active = GatedRun.begin(subject, run -> run)) {
            assertTakesNoRun(subject, active.run());
        }
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-110", capability = Capability.RUNS)
    default void aThreadWhoseRunIsQueuedTakesNoOther(Subject subject) {
        NewRun request = RunScenes.plain(subject);
        subject.model().will(ModelTurn.saysSomething());
        try (Hold queue = subject.holdRuns()) {
            Run active = subject.runs().create(subject.askingThread().id(), request);
            assertTakesNoRun(subject, active);
            queue.release();
            subject.ended(active);
        }
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-111", capability = Capability.FUNCTION_TOOLS)
    default void aThreadWhoseRunWaitsForOutputsTakesNoMessage(Subject subject) {
        Run active = RunScenes.waiting(subject, run -> run);

        assertTakesNoMessage(subject, active);
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-112", capability = Capability.RUNS)
    default void aThreadWhoseRunIsInProgressTakesNoMessage(Subject subject) {
        try (GatedRun active = GatedRun.begin(subject, run -> run)) {
            assertTakesNoMessage(subject, active.run());
        }
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-113", capability = Capability.FUNCTION_TOOLS)
    default void aRunThatALockRefusesAddsNoMessages(Subject subject) {
        Run active = RunScenes.waiting(subject, run -> run);
        List<String> before = RunScenes.texts(subject, active.threadId());
        NewRun second = NewRun.of(active.assistantId())
                .additionalMessages(List.of(NewMessage.user("Locked out?")))
                .build();

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> subject.runs().create(active.threadId(), second));

        assertThat(RunScenes.texts(subject, active.threadId())).isEqualTo(before);
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-114", capability = Capability.FUNCTION_TOOLS)
    default void theMetadataOfAThreadCanBeChangedDuringARun(Subject subject) {
        Run active = RunScenes.waiting(subject, run -> run);
        Metadata pairs = Metadata.of("changed", "meanwhile");

        assertThat(subject.threads()
                        .update(active.threadId(), ThreadChange.metadata(pairs))
                        .metadata())
                .isEqualTo(pairs);
    }

    @Tag("run-locks")
    @Requirement(
            id = "RUN-115",
            capability = {Capability.FUNCTION_TOOLS, Capability.RUN_UPDATE})
    default void theMetadataOfAnActiveRunCanBeChangedAndNothingElseIs(Subject subject) {
        Run active = RunScenes.waiting(subject, run -> run);
        Metadata pairs = Metadata.of("changed", "meanwhile");

        Run changed = subject.runs().update(active.threadId(), active.id(), RunChange.metadata(pairs));

        assertThat(changed).isEqualTo(active.draft().metadata(pairs).build());
    }

    @Tag("run-locks")
    @Requirement(
            id = "RUN-116",
            capability = {Capability.FUNCTION_TOOLS, Capability.MESSAGE_EDITS})
    default void theMetadataOfAMessageCanBeChangedDuringARun(Subject subject) {
        Run active = RunScenes.waiting(subject, run -> run);
        Message asked = RunScenes.oldest(subject, active.threadId());
        Metadata pairs = Metadata.of("changed", "meanwhile");

        assertThat(subject.messages()
                        .update(active.threadId(), asked.id(), MessageChange.metadata(pairs))
                        .metadata())
                .isEqualTo(pairs);
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-117", capability = Capability.FUNCTION_TOOLS)
    default void aThreadCanBeReadDuringARun(Subject subject) {
        Run active = RunScenes.waiting(subject, run -> run);
        Message asked = RunScenes.oldest(subject, active.threadId());

        assertThat(subject.threads().find(active.threadId()).id()).isEqualTo(active.threadId());
        assertThat(subject.messages().find(active.threadId(), asked.id())).isEqualTo(asked);
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-118", capability = Capability.FUNCTION_TOOLS)
    default void aRunLocksNoThreadButItsOwn(Subject subject) {
        RunScenes.waiting(subject, RunScenes.in("locking"));

        Run other = RunScenes.said(subject, run -> run);

        assertThat(subject.ended(other).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("run-locks")
    @Requirement(
            id = "RUN-119",
            capability = Capability.FUNCTION_TOOLS,
            hint = "The lock is the store's business, not the JVM's.")
    default void ofRunsAtTheSameTimeAThreadTakesOne(Subject subject) {
        subject.model().will(ModelTurn.callsSomehow(RunScenes.FUNCTION));
        NewRun request =
                RunScenes.in("racing").apply(RunScenes.calling(subject)).build();
        ThreadId thread = subject.askingThread().id();

        List<Waiting> racers = Stream.generate(
                        () -> Waiting.begin(() -> subject.runs().create(thread, request)))
                .limit(3)
                .toList();

        List<Waiting> winners = racers.stream().filter(Waiting::succeeded).toList();
        assertThat(winners).hasSize(1);
        Run active = subject.ended(winners.get(0).run());
        assertThat(racers.stream().filter(racer -> !racer.succeeded()).map(Waiting::failure))
                .allSatisfy(refusal -> assertThat(refusal)
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessageContaining("already has an active run " + active.id()));
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-120", capability = Capability.RUNS)
    default void aThreadIsFreeAfterARunThatCompleted(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.saysSomething());

        assertFree(subject, run.threadId(), "And after it completed?");
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-121", capability = Capability.RUNS)
    default void aThreadIsFreeAfterARunThatFailed(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.BEGIN.breakingOff());

        assertFree(subject, run.threadId(), "And after it failed?");
    }

    @Tag("run-locks")
    @Requirement(id = "RUN-122", capability = Capability.RUNS)
    default void aThreadIsFreeAfterARunThatWasCut(Subject subject) {
        Run run = RunScenes.ended(
                subject, ModelTurn.BEGIN.thenBeginsToSay("Oslo is").cutBy(ModelTurn.Limit.MAX_TOKENS));

        assertFree(subject, run.threadId(), "And after it was cut?");
    }

    @Tag("run-locks")
    @Requirement(
            id = "RUN-123",
            capability = Capability.FUNCTION_TOOLS,
            hint = "Nobody has to look at a run for it to expire.")
    default void aThreadIsFreeAsSoonAsItsRunExpires(Subject subject) {
        Run run = RunScenes.waiting(subject, described -> described);
        subject.clock().advance(RunScenes.LIFETIME);

        assertFree(subject, run.threadId(), "And after it expired?");
    }

    private static void assertTakesNoRun(Subject subject, Run active) {
        NewRun second = NewRun.of(active.assistantId()).build();
        Refusals.assertRefused(
                "Thread " + active.threadId() + " already has an active run " + active.id() + ".",
                () -> subject.runs().create(active.threadId(), second));
    }

    private static void assertTakesNoMessage(Subject subject, Run active) {
        Refusals.assertRefused(
                "Can't add messages to " + active.threadId() + " while a run " + active.id() + " is active.",
                () -> subject.messages().create(active.threadId(), NewMessage.user("Now?")));
    }

    private static void assertFree(Subject subject, ThreadId thread, String question) {
        subject.messages().create(thread, NewMessage.user(question));

        Run next = RunScenes.said(subject, thread, run -> run);

        assertThat(subject.ended(next).status()).isEqualTo(RunStatus.COMPLETED);
    }
}
