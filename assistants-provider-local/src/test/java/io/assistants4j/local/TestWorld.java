package io.assistants4j.local;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.EngineRuntime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A world whose time stands still and whose ids are counted. */
final class TestWorld {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final EngineRuntime runtime;

    TestWorld() {
        this(pause -> {});
    }

    TestWorld(Sleeper sleeper) {
        AtomicLong count = new AtomicLong();
        this.runtime = EngineRuntime.of(
                "test",
                Clock.fixed(NOW, ZoneOffset.UTC),
                sleeper,
                () -> "x" + count.incrementAndGet(),
                ThreadPerTask.executor("test"),
                ThreadPerTask.timer("test-timer"));
    }

    EngineRuntime runtime() {
        return runtime;
    }
}
