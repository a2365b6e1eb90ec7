package io.assistants4j.openai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.EngineSettings;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Metering;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A provider over a far side of one kind. Pauses last a moment, and no time passes in them. */
final class World implements AutoCloseable {
    /** Fewer than there are callers, so that runs are queued. */
    private static final int AT_ONCE = 24;

    /** Sweeps come every twentieth of a second; no lease runs out, since the clock stands still. */
    private static final Duration LEASE = Duration.ofMillis(300);

    private static final long MOMENT_NS = 2_000_000;

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Kind kind;
    private final FarSide farSide;
    private final ContractContext context = new ContractContext();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReentrantLock turns = new ReentrantLock();
    private final AssistantsProvider provider;
    private final AssistantId assistant;

    private World(Kind kind, FarSide farSide) {
        this.kind = kind;
        this.farSide = farSide;
        this.provider = OpenAiProvider.create(config(), new InMemoryStore(), runtime(), Metering.to(meters));
        this.assistant = provider.assistants()
                .create(NewAssistant.of("a-model")
                        .tool(Tool.function("look_up", "Looks it up.", new RawJson("{\"type\":\"object\"}")))
                        .build())
                .id();
    }

    /** Opens one in which things go wrong in the first runs of each conversation, so many of them. */
    static World open(Dice dice, Kind kind, int troubled) {
        return new World(kind, FarSide.start(dice, kind, new Moods(dice, kind, troubled)));
    }

    AssistantsProvider provider() {
        return provider;
    }

    AssistantId assistant() {
        return assistant;
    }

    Moods moods() {
        return farSide.moods();
    }

    /** Lets others do something before the next look. */
    static void pause() {
        LockSupport.parkNanos(MOMENT_NS);
    }

    /** The caller asks for this turn next. */
    void begins(TurnOfRun turn) {
        if (kind == Kind.COMING_AND_GOING) {
            farSide.door().begins(turn);
        }
    }

    /** Does something with a run; alone, where runs take turns. */
    void inTurn(Runnable all) {
        if (kind != Kind.COMING_AND_GOING) {
            all.run();
            return;
        }
        turns.lock();
        try {
            all.run();
        } finally {
            turns.unlock();
        }
    }

    /** When all runs are over, no connection is in use any more. */
    void checkIsQuiet() {
        assertThat(provider.drain(SOON)).isTrue();
        assertThat(meters.get("assistants.http.client.connection.count")
                        .tag("state", "active")
                        .gauge()
                        .value())
                .as("connections in use")
                .isZero();
    }

    @Override
    public void close() {
        provider.close();
        farSide.awaitNoConnections(SOON);
        farSide.close();
    }

    private OpenAiConfig config() {
        HttpSettings.Builder http =
                HttpSettings.builder().readIdle(kind.silence()).backoff(Duration.ofMillis(1), Duration.ofMillis(1));
        if (kind == Kind.COMING_AND_GOING) {
            // Half of its calls fail, which is what it is for.
            http.breaker(100, 10_000, Duration.ofSeconds(1));
        }
        return OpenAiConfig.builder()
                .api(kind == Kind.CHAT ? Api.CHAT_COMPLETIONS : Api.RESPONSES)
                .apiKey(FarSide.KEY)
                .baseUrl(farSide.url())
                .http(http.build())
                .build();
    }

    private EngineRuntime runtime() {
        Clock clock = context.clock();
        String name = "chaos-" + kind;
        return new EngineRuntime(
                new EngineSettings(name, LEASE, AT_ONCE, 3),
                clock,
                pause -> {
                    farSide.door().pauses();
                    pause();
                },
                context.ids(),
                ThreadPerTask.executor(name),
                ThreadPerTask.timer(name + "-timer"));
    }
}
