package io.assistants4j.core.engine;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.client.AsyncProvider;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;
import java.time.Duration;
import java.util.concurrent.Executor;

/** A provider whose assistants, threads, messages and runs an engine of ours keeps. */
public final class EngineProvider implements AssistantsProvider {
    private final ProviderId id;
    private final Capabilities capabilities;
    private final RunEngine engine;
    private final AsyncProvider async;
    private final Runnable whenClosed;

    /**
     * Puts a name and capabilities before an engine.
     *
     * @param executor where the futures of {@link #async()} are computed
     * @param whenClosed frees what belongs to the provider besides the engine: executors, timers, connections
     */
    public EngineProvider(
            ProviderId id, Capabilities capabilities, RunEngine engine, Executor executor, Runnable whenClosed) {
        this.id = id;
        this.capabilities = capabilities;
        this.engine = engine;
        this.whenClosed = whenClosed;
        this.async =
                new AsyncProvider(engine.assistants(), engine.threads(), engine.messages(), engine.runs(), executor);
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
            engine.close();
        } finally {
            whenClosed.run();
        }
    }
}
