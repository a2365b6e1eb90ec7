package io.assistants4j.testkit.engine;

import static io.assistants4j.testkit.engine.EngineWorld.events;
import static io.assistants4j.testkit.engine.EngineWorld.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.EngineSettings;
import io.assistants4j.core.engine.RunEngine;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.testkit.event.StreamRules;
import io.assistants4j.testkit.turns.TurnScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines that share a store: one that was paused, and one that has no room for what it is asked for. */
@Timeout(30)
final class SeveralEnginesTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final WatchedStore store = new WatchedStore(new HashSet<>());
    private final EngineWorld world = new EngineWorld(Runnable::run, store);
    private final RunEngine second = world.engine("second", Runnable::run);

    @Test
    void anEngineThatWasPausedBeyondItsLeaseWritesNothingIntoARunThatSomebodyElseHas() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().says("Too late.").completes(1, 1));
        store.when(RunStatus.IN_PROGRESS, this::takenOver);

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events)).endsWith("error", "done").doesNotContain("thread.message.created");
        assertThat(world.latest().status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(world.steps()).hasSize(1);
        assertThat(world.messages()).hasSize(1);
    }

    @Test
    void anEngineThatIsPausedBetweenALookAndAWriteWritesNothingEither() {
        world.model
                .then(TurnScript.begin().says("Too late.").completes(1, 1))
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        // The commit after that is the first of what the model says.
        store.when(RunStatus.IN_PROGRESS, () -> store.beforeNext(this::takenOver));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events)).endsWith("error", "done").doesNotContain("thread.run.step.created");
        assertThat(world.latest().status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(world.steps()).hasSize(1);
        assertThat(world.messages()).hasSize(1);
    }

    @Test
    void anEngineThatIsPausedBeforeItEndsAMessageLeavesItAsItWasEnded() {
        world.model
                .then(TurnScript.begin()
                        .beginsToSay("Too late.")
                        .meanwhile(() -> store.beforeNext(this::takenOver))
                        .event(new TurnEvent.MessageEnded())
                        .completes(1, 1))
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events)).endsWith("error", "done").doesNotContain("thread.message.completed");
        assertThat(world.newest().status()).isEqualTo(MessageStatus.INCOMPLETE);
        assertThat(world.newest().incompleteDetails()).isEqualTo(IncompleteDetails.of("run_failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "expired"})
    void aRunThatEndsWhileItsEngineIsPausedStaysAsItEnded(String status) {
        Duration pause = status.equals("expired") ? Duration.ofMinutes(10) : LEASE;
        world.model.then(TurnScript.begin()
                .beginsToSay("Oslo is")
                .meanwhile(() -> {
                    world.clock.advance(pause);
                    if (status.equals("cancelled")) {
                        second.runs().cancel(world.thread, world.latest().id());
                    } else {
                        second.sweep();
                    }
                    assertThat(world.latest().status())
                            .hasToString(RunStatus.of(status).toString());
                })
                .event(new TurnEvent.TextDelta(0, " cold."))
                .event(new TurnEvent.MessageEnded())
                .says("And it rains.")
                .completes(1, 1));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(names(events))
                .endsWith("thread.message.incomplete", "thread.run.step." + status, "thread.run." + status, "done");
        assertThat(world.latest().status()).isEqualTo(RunStatus.of(status));
        assertThat(world.steps()).extracting(step -> step.status().value()).containsExactly(status);
        assertThat(world.messages()).hasSize(2);
        assertThat(world.newest().status()).isEqualTo(MessageStatus.INCOMPLETE);
        assertThat(world.newest().incompleteDetails()).isEqualTo(IncompleteDetails.of("run_" + status));
        assertThat(world.newest().text()).isEqualTo("Oslo is");
        assertThat(events).contains(RunEvent.MessageChanged.of(world.newest()));
        assertThat(events).contains(RunEvent.StepChanged.of(world.steps().get(0)));
    }

    @Test
    void aRunThatSomebodyElseTookOverAndEndedIsNotFollowedAnyLonger() {
        world.model
                .then(TurnScript.begin()
                        .beginsToSay("Too late.")
                        .meanwhile(this::takenOver)
                        .event(new TurnEvent.MessageEnded())
                        .completes(1, 1))
                .then(TurnScript.begin().says("In time.").completes(2, 2));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events)).endsWith("error", "done").doesNotContain("thread.message.completed");
        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.messages())
                .extracting(message -> message.status().value())
                .containsExactly("completed", "incomplete", "completed");
        assertThat(world.steps()).extracting(step -> step.status().value()).containsExactly("failed", "completed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whoeverTakesARunOverLeavesItAloneWhereItsEngineComesBackJustThen(int mostAttempts) {
        RunEngine other = world.engine(new EngineSettings("other", LEASE, 10, mostAttempts), Runnable::run);
        List<MessageStatus> seen = new ArrayList<>();
        world.model.then(TurnScript.begin()
                .beginsToSay("Still")
                .meanwhile(() -> {
                    world.clock.advance(LEASE);
                    store.beforeNext(world.engine::sweep);
                    other.sweep();
                    seen.add(world.newest().status());
                })
                .event(new TurnEvent.TextDelta(0, " mine."))
                .event(new TurnEvent.MessageEnded())
                .completes(1, 1));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(seen).containsExactly(MessageStatus.IN_PROGRESS);
        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.newest().text()).isEqualTo("Still mine.");
    }

    @Test
    void anEngineThatWasPausedWithinItsLeaseGoesOn() {
        world.model.then(TurnScript.begin().says("In time.").completes(1, 1));
        store.when(RunStatus.IN_PROGRESS, () -> {
            world.clock.advance(LEASE.minusSeconds(1));
            second.sweep();
        });

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aLeaseThatIsOverHarmsNobodyWhileNobodyElseHasTheRun() {
        world.model.then(TurnScript.begin().says("Still mine.").completes(1, 1));
        store.when(RunStatus.IN_PROGRESS, () -> world.clock.advance(LEASE.multipliedBy(2)));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void whoeverFollowsARunThatAnotherEngineExecutesHearsOfItsEnd() {
        world.model.then(TurnScript.begin().says("Done.").completes(1, 1));
        RunEngine full = full();
        RunStream stream = full.streams().stream(world.thread, world.run());
        full.sweep();

        second.sweep();
        full.sweep();

        List<RunEvent> events = events(stream);
        StreamRules.check(events);
        assertThat(names(events))
                .containsExactly("thread.run.created", "thread.run.queued", "thread.run.completed", "done");
    }

    @Test
    void whoeverFollowsARunThatAnotherEngineExecutesHearsWhatItWaitsFor() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        RunEngine full = full();
        RunStream stream = full.streams().stream(world.thread, world.run());

        second.sweep();
        full.sweep();

        assertThat(names(events(stream))).endsWith("thread.run.requires_action", "done");
    }

    @Test
    void whoeverFollowsARunWhoseThreadIsDeletedElsewhereHearsOfIt() {
        RunEngine full = full();
        RunStream stream = full.streams().stream(world.thread, world.run());

        second.threads().delete(world.thread);
        full.sweep();

        assertThat(names(events(stream))).endsWith("error", "done");
    }

    /** The second engine takes over what the first has, as if the first had been paused for longer than its lease. */
    private void takenOver() {
        world.clock.advance(LEASE);
        second.sweep();
    }

    /** An engine without room. */
    private RunEngine full() {
        return world.engine(new EngineSettings("full", LEASE, 0, 3), Runnable::run);
    }
}
