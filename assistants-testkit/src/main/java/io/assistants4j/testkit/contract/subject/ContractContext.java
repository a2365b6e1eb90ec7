package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.id.IdSource;
import io.assistants4j.core.id.RandomIds;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The world a provider under test is put into: its time is moved by the requirements alone, its ids are random and differ from
 * those of other worlds. One for each test.
 */
public final class ContractContext {
    private static final long BREATH_NS = 50_000;
    private static final AtomicLong WORLDS = new AtomicLong();

    private final ContractClock clock = new ContractClock();
    private final IdSource ids = new RandomIds(new Random(WORLDS.incrementAndGet()));

    /** A new world. */
    public ContractContext() {}

    /** The time. */
    public ContractClock clock() {
        return clock;
    }

    /** Pauses that are over at once: another thread gets its turn, and the clock stands still. */
    public Sleeper sleeper() {
        return pause -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(BREATH_NS);
        };
    }

    /** New ids; their order says nothing about the order they were made in. */
    public IdSource ids() {
        return ids;
    }

    /** This world for a provider with an engine. */
    public EngineRuntime runtime(String name) {
        return EngineRuntime.of(
                name,
                clock,
                sleeper(),
                ids,
                ThreadPerTask.executor("contract-" + name),
                ThreadPerTask.timer("contract-" + name + "-timer"));
    }
}
