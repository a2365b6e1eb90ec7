package io.assistants4j.core.engine;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.client.AsyncProvider;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.ThreadListing;
import io.assistants4j.core.thread.Threads;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A provider whose assistants, threads, messages and runs an engine of ours keeps. */
public final class EngineProvider implements AssistantsProvider, ThreadListing {
    private final ProviderId id;
    private final Capabilities capabilities;
    private final RunEngine engine;
    private final AsyncProvider async;
    private final EngineRuntime runtime;
    private final AtomicLong sweepFailures = new AtomicLong();
    private final Runnable whenClosed;

    private EngineProvider(
            ProviderId id, Capabilities capabilities, RunEngine engine, EngineRuntime runtime, Runnable whenClosed) {
        this.id = id;
        this.capabilities = capabilities;
        this.engine = engine;
        this.runtime = runtime;
        this.whenClosed = whenClosed;
        this.async = new AsyncProvider(
                engine.assistants(), engine.threads(), engine.messages(), engine.runs(), runtime.executor());
    }

    /**
     * Opens a provider: puts an engine over the store and the model, takes over what runs there without an owner, and keeps
     * sweeping until it is closed.
     *
     * @param whenClosed frees what belongs to the provider besides its runtime and its store, such as connections
     */
    public static EngineProvider open(
            ProviderId id,
            Capabilities capabilities,
            ConversationStore store,
            ModelTurns turns,
            EngineRuntime runtime,
            Runnable whenClosed) {
        return open(id, FarSide.of(turns, capabilities), store, runtime, whenClosed);
    }

    /**
     * Opens a provider like {@link #open(ProviderId, Capabilities, ConversationStore, ModelTurns, EngineRuntime, Runnable)}
     * whose far side also counts tokens.
     */
    public static EngineProvider open(
            ProviderId id, FarSide farSide, ConversationStore store, EngineRuntime runtime, Runnable whenClosed) {
        RunEngine engine = new RunEngine(
                store,
                farSide,
                runtime.settings(),
                runtime.clock(),
                runtime.sleeper(),
                runtime.ids(),
                runtime.executor());
        EngineProvider provider = new EngineProvider(id, farSide.capabilities(), engine, runtime, whenClosed);
        provider.keepSweeping();
        return provider;
    }

    private void keepSweeping() {
        long interval = runtime.sweepInterval().toMillis();
        ScheduledFuture<?> unused =
                runtime.timer().scheduleWithFixedDelay(this::sweep, 0, interval, TimeUnit.MILLISECONDS);
    }

    /** A sweep that fails is made again by the next one: the timer would stop for good at an exception. */
    private void sweep() {
        try {
            engine.sweep();
        } catch (RuntimeException e) {
            sweepFailures.incrementAndGet();
        }
    }

    /** How many sweeps failed since the provider was opened, because its store did. */
    public long failedSweeps() {
        return sweepFailures.get();
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Assistants assistants() {
        return engine.assistants();
    }

    @Override
    public Threads threads() {
        return engine.threads();
    }

    @Override
    public Page<AssistantThread> listThreads(PageRequest page) {
        return engine.listThreads(page);
    }

    @Override
    public Messages messages() {
        return engine.messages();
    }

    @Override
    public Runs runs() {
        return engine.runs();
    }

    @Override
    public RunStreams streams() {
        return engine.streams();
    }

    @Override
    public AsyncProvider async() {
        return async;
    }

    @Override
    public boolean drain(Duration timeout) {
        return engine.drain(timeout);
    }

    @Override
    public void close() {
        try {
            runtime.timer().shutdownNow();
            engine.close();
        } finally {
            runtime.executor().shutdown();
            whenClosed.run();
        }
    }
}
