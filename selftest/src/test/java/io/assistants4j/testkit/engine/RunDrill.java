package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.RunEngine;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.engine.RunPlan.Deed;
import io.assistants4j.testkit.engine.RunPlan.Trouble;
import io.assistants4j.testkit.event.StreamRules;
import io.assistants4j.testkit.turns.TurnScript;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays a plan on an engine, all in one thread, and holds what followers hear and what is stored to the rules. Others act
 * right before and right after each commit, and before each word of the model.
 */
final class RunDrill {
    private static final int PAGE = 100;
    private static final int SPARE_TURNS = 20;
    private static final int SWEEPS = 59;
    private static final Duration SWEEP = Duration.ofSeconds(10);
    /** What a follower hears is there before it asks: who waits at all waits for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final List<Trouble> troubles;
    private final EngineWorld world;
    private final RunEngine elsewhere;
    private final RunSnapshot snapshot = new RunSnapshot();
    private int moments;
    private boolean watched;
    private boolean labelled;
    private boolean deleted;

    RunDrill(RunPlan plan) {
        troubles = new ArrayList<>(plan.troubles());
        world = new EngineWorld(Runnable::run, watching(new InMemoryStore()));
        elsewhere = world.engine("second", Runnable::run);
        plan.turns().forEach(turn -> world.model.then(turn.script(this::pass)));
        for (int i = 0; i < SPARE_TURNS; i++) {
            world.model.then(TurnScript.begin().says("Done.").completes(0, 0));
        }
    }

    void play() {
        watched = true;
        Optional<RunStream> stream = begin();
        while (stream.isPresent()) {
            follow(stream.get());
            stream = submit();
        }
        watched = false;
        checkEnd();
    }

    private Optional<RunStream> begin() {
        try {
            return Optional.of(world.engine.streams().stream(world.thread, world.run()));
        } catch (NotFoundException e) {
            assertThat(deleted).as("deleted, for it was not found").isTrue();
            return Optional.empty();
        }
    }

    /** Hands in what the run waits for, if it does. */
    private Optional<RunStream> submit() {
        Optional<Run> waiting = stored().filter(run -> run.status().equals(RunStatus.REQUIRES_ACTION));
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Run run = waiting.get();
        List<ToolOutput> outputs = run.requiredAction().toolCalls().stream()
                .map(RequiredToolCall::id)
                .map(id -> new ToolOutput(id, "out of " + id))
                .toList();
        try {
            return Optional.of(world.engine.streams().streamSubmit(world.thread, run.id(), outputs));
        } catch (NotFoundException e) {
            assertThat(deleted).as("deleted, for it was not found").isTrue();
        } catch (InvalidRequestException e) {
            assertThat(stored().map(Run::status))
                    .as("state in which outputs were refused")
                    .isNotEqualTo(Optional.of(RunStatus.REQUIRES_ACTION));
        }
        return Optional.empty();
    }

    private void follow(RunStream stream) {
        List<RunEvent> events = assertTimeoutPreemptively(LIMIT, () -> EngineWorld.events(stream));
        StreamRules.check(events);
        events.forEach(snapshot::apply);
        if (!deleted) {
            checkSnapshot();
        }
    }

    private void checkSnapshot() {
        Run run = stored().orElseThrow();
        if (run.status().isTerminal() && !snapshot.run().status().isTerminal()) {
            // It was ended while it waited, and nobody followed it any more.
            return;
        }
        assertThat(plain(snapshot.run())).isEqualTo(plain(run));
        assertThat(snapshot.steps()).isEqualTo(steps(run));
        assertThat(snapshot.messages().stream().map(this::plain))
                .containsExactlyElementsOf(
                        messages(run).stream().map(this::plain).toList());
    }

    private void checkEnd() {
        assertThat(world.model.open()).as("turns left open").isZero();
        if (deleted) {
            assertThat(stored()).isEmpty();
            assertThat(world.messages()).isEmpty();
            return;
        }
        Run run = stored().orElseThrow();
        assertThat(run.status().isTerminal()).as("over: " + run.status()).isTrue();
        assertThat(steps(run)).extracting(RunStep::status).doesNotContain(RunStepStatus.IN_PROGRESS);
        assertThat(messages(run)).extracting(Message::status).doesNotContain(MessageStatus.IN_PROGRESS);
        assertThat(world.usageOfSteps()).isEqualTo(run.usage());
        assertThat(world.engine.runs().create(world.thread, world.run()).id()).isNotEqualTo(run.id());
    }

    /** A moment in which others may act. */
    private void pass() {
        if (!watched) {
            return;
        }
        int now = moments++;
        List<Trouble> due =
                troubles.stream().filter(trouble -> trouble.moment() == now).toList();
        troubles.removeAll(due);
        due.forEach(trouble -> act(trouble.deed()));
    }

    private void act(Deed deed) {
        try {
            switch (deed) {
                case CANCEL -> cancel(world.engine);
                case CANCEL_ELSEWHERE -> cancel(elsewhere);
                case EXPIRE -> stall(Duration.ofMinutes(11));
                case EXPIRE_ELSEWHERE -> expireElsewhere();
                case STALL -> stall(Duration.ofMinutes(1));
                case DELETE -> {
                    deleted = true;
                    world.engine.threads().delete(world.thread);
                }
                case LABEL -> label();
                case MEDDLE -> meddle();
            }
        } catch (InvalidRequestException | NotFoundException e) {
            // The run or its thread has gone already, or not come yet.
            return;
        }
    }

    private void cancel(RunEngine engine) {
        stored().ifPresent(run -> {
            Run unused = engine.runs().cancel(world.thread, run.id());
        });
    }

    private void stall(Duration time) {
        world.clock.advance(time);
        world.engine.sweep();
    }

    /** The engine renews its leases for all this time, and the other is the first to find it over. */
    private void expireElsewhere() {
        if (stored().filter(this::isUnderWay).isEmpty()) {
            return;
        }
        watched = false;
        for (int i = 0; i < SWEEPS; i++) {
            world.clock.advance(SWEEP);
            world.engine.sweep();
        }
        watched = true;
        world.clock.advance(SWEEP.plusSeconds(1));
        elsewhere.sweep();
    }

    /** It takes nobody ten minutes to store a run, or to notice that it is to be ended. */
    private boolean isUnderWay(Run run) {
        return run.expiresAt() != null
                && run.expiresAt().isAfter(world.clock.instant())
                && !run.status().equals(RunStatus.CANCELLING);
    }

    private void label() {
        labelled = true;
        Metadata metadata = Metadata.of("label", "new");
        stored().ifPresent(run -> {
            Run unused = world.engine.runs().update(world.thread, run.id(), RunChange.metadata(metadata));
            messages(run)
                    .forEach(message -> world.engine
                            .messages()
                            .update(world.thread, message.id(), MessageChange.metadata(metadata)));
        });
    }

    private void meddle() {
        stored().ifPresent(run -> {
            Run unused = world.engine.runs().submit(world.thread, run.id(), List.of(ToolOutput.of("call_x", "?")));
        });
    }

    private Optional<Run> stored() {
        return world.store.runs(world.thread, PageRequest.newest(1)).data().stream()
                .findFirst();
    }

    private List<RunStep> steps(Run run) {
        return world.store
                .steps(world.thread, run.id(), PageRequest.oldest(PAGE))
                .data();
    }

    private List<Message> messages(Run run) {
        return world.store
                .messages(world.thread, run.id(), PageRequest.oldest(PAGE))
                .data();
    }

    /** Without labels, of which followers hear by chance only. */
    private Run plain(Run run) {
        return labelled ? run.draft().metadata(Metadata.NONE).build() : run;
    }

    private Message plain(Message message) {
        return labelled ? message.withMetadata(Metadata.NONE) : message;
    }

    private ConversationStore watching(ConversationStore store) {
        return (ConversationStore) Proxy.newProxyInstance(
                ConversationStore.class.getClassLoader(),
                new Class<?>[] {ConversationStore.class},
                (proxy, method, arguments) -> {
                    boolean commits = method.getName().equals("commit");
                    try {
                        if (commits) {
                            pass();
                        }
                        Object result = method.invoke(store, arguments);
                        if (commits) {
                            pass();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
