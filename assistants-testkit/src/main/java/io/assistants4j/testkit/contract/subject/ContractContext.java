package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.id.IdSource;
import io.assistants4j.core.id.RandomIds;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
    private final List<WorldExecutor> executors = new CopyOnWriteArrayList<>();
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
            pauses.add(pause);
            LockSupport.parkNanos(BREATH_NS);
        };
    }

    /** How long whoever paused so far wanted to, in no particular order. */
    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    /** New ids; their order says nothing about the order they were made in. */
    public IdSource ids() {
        return ids;
    }

    /** This world for a provider with an engine: runs are executed here, on threads of its own. */
    public EngineRuntime runtime(String name) {
        return EngineRuntime.of(name, clock, sleeper(), ids, executor(), new WorldTimer());
    }

    /**
     * Keeps back what engines of this world are to do in the background, so that runs stay queued.
     *
     * @throws NotApplicable where no engine lives in this world
     */
    Hold hold() {
        if (executors.isEmpty()) {
            throw new NotApplicable("This provider executes its runs elsewhere: they cannot be kept queued.");
        }
        executors.forEach(WorldExecutor::hold);
        return () -> executors.forEach(WorldExecutor::release);
    }

    private WorldExecutor executor() {
        WorldExecutor executor = new WorldExecutor();
        executors.add(executor);
        return executor;
    }
}
