package io.assistants4j.testkit.engine;

import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineSettings;
import io.assistants4j.core.engine.FarSide;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.RunEngine;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.testkit.turns.ScriptedTurns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine whose runs are executed by the caller's thread, at a time the test decides. */
final class EngineWorld {
    final ScriptedTurns model = new ScriptedTurns();
    final ConversationStore store;
    private final FarSide farSide;
    final SettableClock clock = new SettableClock();
    final RunEngine engine;
    final AssistantId assistant;
    final ThreadId thread;
    private final AtomicInteger ids = new AtomicInteger();

    EngineWorld() {
        this(Runnable::run);
    }

    EngineWorld(Executor executor) {
        this(executor, new InMemoryStore());
    }

    EngineWorld(Executor executor, ConversationStore store) {
        this(executor, store, Capabilities.all());
    }

    EngineWorld(Executor executor, ConversationStore store, Capabilities capabilities) {
        // A token is a character: tests can count.
        this.farSide = new FarSide(model, capabilities, (name, text) -> text.length());
        this.store = store;
        engine = engine("first", executor);
        assistant = engine.assistants()
                .create(NewAssistant.of("model-1").instructions("Be brief.").build())
                .id();
        thread = engine.threads()
                .create(NewThread.of(NewMessage.user("How cold is Oslo?")))
                .id();
    }

    RunEngine engine(String owner, Executor executor) {
        return engine(EngineSettings.of(owner), executor);
    }

    /** Another engine on the same store. */
    RunEngine engine(EngineSettings settings, Executor executor) {
        return new RunEngine(
                store,
                farSide,
                settings,
                clock,
                pause -> clock.advance(pause),
                () -> String.format("%024d", ids.incrementAndGet()),
                executor);
    }

    NewRun run() {
        return NewRun.of(assistant).build();
    }

    /** The run that was created last, as it is stored. */
    Run latest() {
        return store.runs(thread, PageRequest.newest(1)).data().get(0);
    }

    /** The steps of the latest run, oldest first. */
    List<RunStep> steps() {
        return store.steps(thread, latest().id(), PageRequest.oldest(20)).data();
    }

    Usage usageOfSteps() {
        return steps().stream().map(RunStep::usage).reduce(Usage.ZERO, Usage::plus);
    }

    /** The messages, oldest first. */
    List<Message> messages() {
        return store.messages(thread, null, PageRequest.oldest(20)).data();
    }

    Message newest() {
        return store.messages(thread, null, PageRequest.newest(1)).data().get(0);
    }

    static List<RunEvent> events(RunStream stream) {
        List<RunEvent> events = new ArrayList<>();
        stream.iterator().forEachRemaining(events::add);
        return events;
    }

    static List<String> names(List<RunEvent> events) {
        return events.stream().map(RunEvent::event).toList();
    }

    /** A clock that stands still until it is told. */
    static final class SettableClock extends Clock {
        private Instant now = Instant.ofEpochSecond(1_770_000_000);

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
