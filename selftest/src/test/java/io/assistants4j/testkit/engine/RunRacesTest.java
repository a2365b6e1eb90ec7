package io.assistants4j.testkit.engine;

import static io.assistants4j.testkit.engine.EngineWorld.events;
import static io.assistants4j.testkit.engine.EngineWorld.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.engine.RunEngine;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.event.StreamRules;
import io.assistants4j.testkit.turns.TurnScript;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RunRacesTest {
    private static final List<ToolOutput> OUTPUTS = List.of(ToolOutput.of("call_a", "1"));

    private final WatchedStore store = new WatchedStore(new HashSet<>());
    private final EngineWorld world = new EngineWorld(Runnable::run, store);

    @Test
    void outputsMayComeBeforeTheStreamSaysItWaitsForThem() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().says("Done.").completes(1, 1));
        List<RunStream> second = new ArrayList<>();
        store.when(
                RunStatus.REQUIRES_ACTION,
                () -> second.add(world.engine
                        .streams()
                        .streamSubmit(world.thread, world.latest().id(), OUTPUTS)));

        List<RunEvent> first = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(first);
        assertThat(names(first)).endsWith("thread.run.requires_action", "done");
        StreamRules.check(events(second.get(0)));
        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void outputsThatComeTooLateAreRefusedThoughTheirCallsWereMadeJustNow() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        store.when(RunStatus.REQUIRES_ACTION, () -> {
            world.clock.advance(Duration.ofMinutes(11));
            assertThatThrownBy(() -> world.engine
                            .runs()
                            .submit(world.thread, world.latest().id(), OUTPUTS))
                    .hasMessage("Runs in status \"expired\" do not accept tool outputs.");
        });

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events)).endsWith("thread.run.step.expired", "thread.run.expired", "done");
        assertThat(world.latest().status()).isEqualTo(RunStatus.EXPIRED);
    }

    @Test
    void aRunThatIsCancelledBeforeItBeginsTellsSo() {
        store.when(
                RunStatus.QUEUED,
                () -> world.engine.runs().cancel(world.thread, world.latest().id()));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events))
                .containsExactly(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.cancelling",
                        "thread.run.cancelled",
                        "done");
        assertThat(world.model.asked()).isEmpty();
    }

    @Test
    void whatWasHeldBackIsToldThoughTheRunIsCancelledRightAfterItsOutputs() {
        world.model.then(
                TurnScript.begin().calls("call_a", "f", "{}").says("I asked.").completes(1, 1));
        Run run = world.engine.runs().create(world.thread, world.run());
        store.when(RunStatus.QUEUED, () -> world.engine.runs().cancel(world.thread, run.id()));

        List<RunEvent> events = events(world.engine.streams().streamSubmit(world.thread, run.id(), OUTPUTS));

        StreamRules.check(events);
        assertThat(names(events))
                .contains("thread.message.completed")
                .endsWith("thread.run.cancelling", "thread.run.cancelled", "done");
    }

    @Test
    void aRunThatExpiresBeforeItBeginsTellsSo() {
        store.when(RunStatus.QUEUED, () -> {
            world.clock.advance(Duration.ofMinutes(11));
            world.engine.sweep();
        });

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events))
                .containsExactly("thread.run.created", "thread.run.queued", "thread.run.expired", "done");
        assertThat(world.model.asked()).isEmpty();
    }

    @Test
    void aRunThatIsTakenOverBeforeItBeginsIsLeftAlone() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        store.when(RunStatus.QUEUED, () -> {
            world.clock.advance(Duration.ofMinutes(1));
            world.engine.sweep();
        });

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events)).endsWith("thread.run.requires_action", "done");
        assertThat(world.latest().status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(world.model.asked()).hasSize(1);
    }

    @Test
    void aRunThatIsExecutedElsewhereIsEndedThere() {
        RunEngine second = world.engine("second", Runnable::run);
        world.model.then(TurnScript.begin()
                .beginsToSay("Oslo is")
                .meanwhile(() -> {
                    second.runs().cancel(world.thread, world.latest().id());
                    assertThat(world.latest().status()).isEqualTo(RunStatus.CANCELLING);
                    world.engine.sweep();
                })
                .says("never told"));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events))
                .endsWith(
                        "thread.run.cancelling",
                        "thread.message.incomplete",
                        "thread.run.step.cancelled",
                        "thread.run.cancelled",
                        "done");
        assertThat(world.newest().text()).isEqualTo("Oslo is");
    }

    @Test
    void aRunThatWasEndedElsewhereWhileItCalledIsNotLeftOpen() {
        RunEngine second = world.engine("second", Runnable::run);
        world.model.then(TurnScript.begin()
                .calls("call_a", "f", "{}")
                .meanwhile(() -> {
                    world.clock.advance(Duration.ofMinutes(1));
                    second.runs().cancel(world.thread, world.latest().id());
                })
                .completes(1, 1));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events)).endsWith("thread.run.step.cancelled", "thread.run.cancelled", "done");
        assertThat(world.steps()).extracting(RunStep::status).containsExactly(RunStepStatus.CANCELLED);
        assertThat(events).contains(RunEvent.StepChanged.of(world.steps().get(0)));
    }

    @Test
    void aRunThatIsEndedTwiceAtOnceTellsWhatWasHeldBackOnce() {
        for (int commit = 0; commit < 6; commit++) {
            WatchedStore watched = new WatchedStore(new HashSet<>());
            EngineWorld twice = new EngineWorld(Runnable::run, watched);
            twice.model.then(TurnScript.begin()
                    .calls("call_a", "f", "{}")
                    .says("I asked.")
                    .completes(1, 1));
            Run run = twice.engine.runs().create(twice.thread, twice.run());
            twice.clock.advance(Duration.ofMinutes(11));

            beforeCommit(watched, commit, () -> twice.engine.runs().find(twice.thread, run.id()));
            twice.engine.runs().find(twice.thread, run.id());

            assertThat(twice.messages()).extracting(Message::text).containsExactly("How cold is Oslo?", "I asked.");
            assertThat(twice.latest().status()).isEqualTo(RunStatus.EXPIRED);
        }
    }

    private static void beforeCommit(WatchedStore store, int commit, Runnable action) {
        store.beforeNext(commit == 0 ? action : () -> beforeCommit(store, commit - 1, action));
    }

    @Test
    void outputsAreTakenOnce() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().says("Done.").completes(1, 1));
        Run run = world.engine.runs().create(world.thread, world.run());
        store.when(
                RunStatus.QUEUED,
                () -> assertThatThrownBy(() -> world.engine.streams().streamSubmit(world.thread, run.id(), OUTPUTS))
                        .hasMessage("Runs in status \"queued\" do not accept tool outputs."));

        List<RunEvent> events = events(world.engine.streams().streamSubmit(world.thread, run.id(), OUTPUTS));

        assertThat(names(events)).endsWith("thread.run.completed", "done");
    }

    @Test
    void outputsAreTakenThoughTheRunIsChangedMeanwhile() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().says("Done.").completes(1, 1));
        Run run = world.engine.runs().create(world.thread, world.run());
        store.beforeNext(
                () -> world.engine.runs().update(world.thread, run.id(), RunChange.metadata(Metadata.of("a", "b"))));

        StreamRules.check(events(world.engine.streams().streamSubmit(world.thread, run.id(), OUTPUTS)));

        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.latest().metadata()).isEqualTo(Metadata.of("a", "b"));
    }

    @Test
    void aRunCancelledWhileItsCallsAreStoredDoesNotWaitForThem() {
        world.model.then(TurnScript.begin()
                .calls("call_a", "f", "{}")
                .meanwhile(() -> world.engine("second", task -> {})
                        .runs()
                        .cancel(world.thread, world.latest().id()))
                .completes(4, 2));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events))
                .endsWith("thread.run.cancelling", "thread.run.step.cancelled", "thread.run.cancelled", "done");
        assertThat(world.latest().requiredAction()).isNull();
    }

    @Test
    void aRunCancelledAsSoonAsItIsStoredEndsItsStream() {
        store.when(
                RunStatus.QUEUED,
                () -> world.engine.runs().cancel(world.thread, world.latest().id()));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events)).endsWith("thread.run.cancelled", "done");
        assertThat(world.model.asked()).isEmpty();
    }

    @Test
    void aRunCancelledAsSoonAsItWaitsForOutputsEnds() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(4, 2));
        store.when(
                RunStatus.REQUIRES_ACTION,
                () -> world.engine.runs().cancel(world.thread, world.latest().id()));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events))
                .endsWith("thread.run.cancelling", "thread.run.step.cancelled", "thread.run.cancelled", "done");
        assertThat(world.latest().status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void aRunThatExpiresAsSoonAsItWaitsForOutputsFreesItsThread() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(4, 2));
        List<Message> added = new ArrayList<>();
        store.when(RunStatus.REQUIRES_ACTION, () -> {
            world.clock.advance(Duration.ofMinutes(10));
            added.add(world.engine.messages().create(world.thread, NewMessage.user("Still there?")));
        });

        world.engine.runs().create(world.thread, world.run());

        assertThat(added).hasSize(1);
        assertThat(world.latest().status()).isEqualTo(RunStatus.EXPIRED);
    }

    @Test
    void deletingAThreadCancelsARunThatIsQueued() {
        Queue<Runnable> later = new ArrayDeque<>();
        EngineWorld queued = new EngineWorld(later::add);
        RunStream stream = queued.engine.streams().stream(queued.thread, queued.run());

        queued.engine.threads().delete(queued.thread);
        later.remove().run();

        assertThat(names(events(stream))).endsWith("thread.run.cancelling", "thread.run.cancelled", "done");
        assertThat(queued.model.asked()).isEmpty();
    }

    @Test
    void deletingAThreadThatWaitsForOutputsDeletesAllOfIt() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        Run run = world.engine.runs().create(world.thread, world.run());

        world.engine.threads().delete(world.thread);

        assertThatThrownBy(() -> world.engine.runs().find(world.thread, run.id()))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("No thread found with id '" + world.thread + "'.");
        assertThatThrownBy(() -> world.engine.messages().create(world.thread, NewMessage.user("Hello?")))
                .isInstanceOf(NotFoundException.class);
        assertThat(world.store.messages(world.thread, null, PageRequest.FIRST).data())
                .isEmpty();
    }

    @Test
    void aThreadDeletedWhileItsRunWaitsToBeToldEndsTheStream() {
        world.model.then(TurnScript.begin().says("Hello.").completes(1, 1));
        store.when(RunStatus.IN_PROGRESS, () -> world.engine.threads().delete(world.thread));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events)).endsWith("thread.run.cancelled", "done");
    }

    @Test
    void aThreadDeletedWhenItsRunIsAboutToWaitForOutputsLeavesNobodyWaiting() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        Runnable deletes = () -> world.engine.threads().delete(world.thread);
        // The commit after the next stores the calls, the last thing before the run waits.
        store.when(RunStatus.IN_PROGRESS, () -> store.beforeNext(() -> store.beforeNext(deletes)));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events))
                .endsWith("thread.run.cancelling", "thread.run.step.cancelled", "thread.run.cancelled", "done");
    }
}
