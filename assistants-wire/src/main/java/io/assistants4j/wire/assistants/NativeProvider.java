package io.assistants4j.wire.assistants;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.client.AsyncProvider;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.ThreadListing;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import java.util.Map;

/**
 * A provider whose far side keeps assistants, threads, messages and runs itself: any server that speaks the Assistants API
 * v2. Every call is one request; reads and deletions are repeated after what may pass, writes only where the far side cannot
 * have acted.
 *
 * <p>What the dialect declines fails with an {@link io.assistants4j.core.error.UnsupportedCapabilityException} before a
 * request leaves; so does a call whose route the far side turns out not to have, after it. A stream ends by an event that
 * says how the run ended and {@link io.assistants4j.core.event.RunEvent.Done}; where the far side leaves them out, the run is
 * found again until it ends, for as long as a stream may be silent ({@link HttpSettings#readIdle()}). An {@code error} event
 * is thrown.
 */
public final class NativeProvider implements AssistantsProvider, ThreadListing {
    private final Dialect dialect;
    private final HttpTransport transport;
    private final NativeRuntime runtime;
    private final Runnable whenClosed;
    private final FarSide far;
    private final RunsRoutes runsRoutes;
    private final RunStreamsRoutes streamsRoutes;
    private final RunFinder finder;
    private final Aftermath aftermath;
    private final Assistants assistants;
    private final NativeThreads threads;
    private final Messages messages;
    private final Runs runs;
    private final RunStreams streams;
    private final AsyncProvider async;

    private NativeProvider(
            Dialect dialect,
            HttpSettings settings,
            HttpTransport transport,
            NativeRuntime runtime,
            Habits habits,
            Runnable whenClosed) {
        this.dialect = dialect;
        this.transport = transport;
        this.runtime = runtime;
        this.whenClosed = whenClosed;
        this.far =
                new FarSide(dialect, transport.calls(), habits, runtime.time().clock());
        this.runsRoutes = transport.routes(RunsRoutes.class);
        this.streamsRoutes = transport.routes(RunStreamsRoutes.class);
        this.finder = new RunFinder(far, runsRoutes, settings, runtime.time());
        this.assistants = new NativeAssistants(far, transport.routes(AssistantsRoutes.class));
        this.threads = new NativeThreads(far, transport.routes(ThreadsRoutes.class));
        this.messages = new NativeMessages(far, transport.routes(MessagesRoutes.class));
        this.aftermath = new Aftermath(far, finder, messages, settings, runtime.executor());
        this.runs = new NativeRuns(far, runsRoutes, finder);
        this.streams = new NativeRunStreams(far, streamsRoutes, aftermath);
        this.async = new AsyncProvider(assistants, threads, messages, runs, runtime.executor());
    }

    /**
     * Opens a provider; nothing is asked of the far side yet.
     *
     * @param dialect the far side's address, credentials, capabilities and words
     * @param settings times, repetitions and limits
     * @param runtime its executor is shut down with the provider
     * @param telemetry where calls and tokens are measured
     * @param whenClosed frees what belongs to the provider besides
     */
    public static NativeProvider open(
            Dialect dialect, HttpSettings settings, NativeRuntime runtime, Telemetry telemetry, Runnable whenClosed) {
        HttpTransport transport = new HttpTransport(dialect, settings, runtime.time(), telemetry);
        return open(dialect, settings, transport, runtime, Habits.NONE, whenClosed);
    }

    /**
     * Opens a provider over a far side with ways of its own; nothing is asked of it yet.
     *
     * @param dialect the far side's address, credentials, capabilities and words
     * @param settings times, repetitions and limits
     * @param transport made of both; closed with the provider
     * @param runtime its executor is shut down with the provider
     * @param habits what has to be made up for
     * @param whenClosed frees what belongs to the provider besides
     */
    public static NativeProvider open(
            Dialect dialect,
            HttpSettings settings,
            HttpTransport transport,
            NativeRuntime runtime,
            Habits habits,
            Runnable whenClosed) {
        return new NativeProvider(dialect, settings, transport, runtime, habits, whenClosed);
    }

    @Override
    public ProviderId id() {
        return dialect.id();
    }

    @Override
    public Capabilities capabilities() {
        return dialect.capabilities();
    }

    @Override
    public Assistants assistants() {
        return assistants;
    }

    @Override
    public Threads threads() {
        return threads;
    }

    @Override
    public Page<AssistantThread> listThreads(PageRequest page) {
        return threads.list(page);
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    /** Its runs, whose models are asked with these headers too: those of each call by which a run begins or goes on. */
    public Runs runs(Map<String, Secret> further) {
        return new NativeRuns(far.with(further), runsRoutes, finder);
    }

    /** Its streams, as {@link #runs(Map)}. */
    public RunStreams streams(Map<String, Secret> further) {
        dialect.capabilities().require(Capability.RUN_STREAMS, "stream");
        return new NativeRunStreams(far.with(further), streamsRoutes, aftermath);
    }

    @Override
    public RunStreams streams() {
        dialect.capabilities().require(Capability.RUN_STREAMS, "stream");
        return streams;
    }

    @Override
    public AsyncProvider async() {
        return async;
    }

    @Override
    public void close() {
        try {
            transport.close();
            runtime.executor().shutdown();
        } finally {
            whenClosed.run();
        }
    }
}
