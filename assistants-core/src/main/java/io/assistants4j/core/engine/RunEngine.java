package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.client.RunWaiter;
import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.IdSource;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Needs;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Implements the four ports over a {@link ConversationStore} and a far side that produces {@link ModelTurns}. Thread-safe.
 *
 * <p>The store is the truth: nothing is acknowledged or told before it is stored. Runs are executed on the executor, at most
 * {@link EngineSettings#maxRunning()} at once. Whoever owns an engine calls {@link #sweep()} regularly.
 */
public final class RunEngine implements AutoCloseable {
    private static final Duration HAND_OVER_TIME = Duration.ofSeconds(5);

    private final ConversationStore store;
    private final Executions executions;
    private final RunSweeper sweeper;
    private final EngineAssistants assistants;
    private final EngineThreads threads;
    private final EngineMessages messages;
    private final EngineRuns runs;

    /**
     * Puts an engine together; it starts nothing by itself.
     *
     * @param store where everything is kept; closed with the engine
     * @param farSide the model
     * @param settings bounds
     * @param clock the time
     * @param sleeper how {@code createAndWait} waits
     * @param ids new ids
     * @param executor where runs are executed; each holds a thread while the model speaks
     */
    public RunEngine(
            ConversationStore store,
            FarSide farSide,
            EngineSettings settings,
            Clock clock,
            Sleeper sleeper,
            IdSource ids,
            Executor executor) {
        this.store = store;
        NewIds newIds = new NewIds(ids);
        RunCloser closer = new RunCloser(store, newIds, clock);
        RunParts parts = new RunParts(
                store,
                farSide.turns(),
                new TurnPlanner(store, farSide.tokens(), farSide.turns()),
                closer,
                newIds,
                clock);
        this.executions = new Executions(parts, executor, settings.maxRunning());
        this.sweeper = new RunSweeper(store, executions, closer, settings, clock);
        RunLocks locks = new RunLocks(store, sweeper);
        this.assistants = new EngineAssistants(store, newIds, clock);
        RunCanceller canceller = new RunCanceller(store, executions, sweeper, closer);
        Needs needs = new Needs(farSide.capabilities());
        this.threads = new EngineThreads(needs, store, canceller, newIds, clock);
        this.messages = new EngineMessages(needs, store, threads, locks);
        RunStarter starter = new RunStarter(
                store, new RunDemands(farSide.capabilities()), threads, executions, sweeper, locks, newIds, clock);
        this.runs = new EngineRuns(needs, store, threads, starter, sweeper, canceller, new RunWaiter(clock, sleeper));
    }

    /** The assistants. */
    public Assistants assistants() {
        return assistants;
    }

    /** The threads. */
    public Threads threads() {
        return threads;
    }

    /** A page of the threads, by the order in which they were created. */
    public Page<AssistantThread> listThreads(PageRequest page) {
        return store.threads(page);
    }

    /** The messages. */
    public Messages messages() {
        return messages;
    }

    /** The runs. */
    public Runs runs() {
        return runs;
    }

    /** The runs as streams of events. */
    public RunStreams streams() {
        return runs;
    }

    /**
     * Renews the leases of the runs executed here, ends runs that expired or were cancelled elsewhere, and takes over runs
     * that nobody executes. Call it well within the lease, every few seconds, and once at the start.
     */
    public void sweep() {
        sweeper.sweep();
    }

    /** Starts no more runs and waits until those executed here are over, or until the time is over; whether they are. */
    public boolean drain(Duration timeout) {
        executions.close();
        return executions.awaitIdle(timeout);
    }

    /** Hands runs that are still executed back to the store, from where any engine goes on with them, and closes the store. */
    @Override
    public void close() {
        executions.close();
        executions.all().forEach(execution -> execution.stop(RunExecution.Stop.HAND_OVER));
        executions.awaitIdle(HAND_OVER_TIME);
        store.close();
    }
}
