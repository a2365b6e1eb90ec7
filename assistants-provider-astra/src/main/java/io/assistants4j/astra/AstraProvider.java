package io.assistants4j.astra;

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
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.ThreadListing;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.wire.assistants.Habit;
import io.assistants4j.wire.assistants.Habits;
import io.assistants4j.wire.assistants.NativeProvider;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import java.util.EnumSet;

/**
 * The Assistants API of an Astra Assistants server, hosted or your own: it keeps assistants, threads, messages and runs in an Astra
 * database and asks models of any vendor.
 *
 * <p>Every call carries the token of the database; a call that asks a model also carries what that model's vendor wants, and no
 * other vendor's key. What the server lacks is declined with the reason, or done by several calls: a thread with messages is made
 * empty and filled message by message, a run with its thread is two. Messages are added to a thread a second apart. What would be
 * lost, or would spoil the database, is refused before it is sent.
 *
 * <pre>{@code
 * try (AstraProvider astra = AstraProvider.create(AstraConfig.fromEnv())) {
 *     Assistant assistant = astra.assistants().list(PageRequest.FIRST).data().get(0);
 *     ...
 * }
 * }</pre>
 */
public final class AstraProvider implements AssistantsProvider, ThreadListing {
    /** The name of the provider. */
    public static final ProviderId ID = AstraDialect.ID;

    /** What the server writes into a thread where a model calls functions. */
    private static final String CALLS = "tool call placeholder";

    private static final Habits HABITS = new Habits(EnumSet.allOf(Habit.class), AstraProvider::isNote);

    private final NativeProvider far;
    private final Assistants assistants;
    private final Threads threads;
    private final Messages messages;
    private final Runs runs;
    private final RunStreams streams;
    private final AsyncProvider async;

    private AstraProvider(AstraConfig config, NativeRuntime runtime, Telemetry telemetry, Runnable whenClosed) {
        AstraDialect dialect = new AstraDialect(config);
        HttpTransport transport = new HttpTransport(dialect, config.http(), runtime.time(), telemetry);
        far = NativeProvider.open(dialect, config.http(), transport, runtime, HABITS, whenClosed);
        Refusals refusals = new Refusals(dialect.capabilities());
        Spacing spacing = new Spacing(runtime.time());
        ThreadWriter writer = new ThreadWriter(far.messages(), spacing);
        ModelHeaders headers = new ModelHeaders(config, new EmbeddingModels(transport, config.embeddingModel()));
        AstraThreads ofThreads = new AstraThreads(far.threads(), writer, refusals);
        assistants = new AstraAssistants(far.assistants(), refusals);
        threads = ofThreads;
        messages = new AstraMessages(far.messages(), threads, writer, refusals, new MessageEnds(far.runs()));
        RunCalls calls = new RunCalls(assistants, threads, far.runs(), headers, writer, spacing, refusals);
        AstraRuns ofRuns = new AstraRuns(far, ofThreads, calls);
        runs = ofRuns;
        streams = new AstraRunStreams(far, ofRuns, calls);
        async = new AsyncProvider(assistants, threads, messages, runs, runtime.executor());
    }

    /** A provider on this machine, unmeasured; nothing is asked yet. */
    public static AstraProvider create(AstraConfig config) {
        return create(config, NativeRuntime.system("assistants-astra"), Telemetry.none());
    }

    /**
     * A provider in this world, measured; nothing is asked yet.
     *
     * @param runtime its executor is shut down with the provider
     * @param telemetry where calls and tokens are measured
     */
    public static AstraProvider create(AstraConfig config, NativeRuntime runtime, Telemetry telemetry) {
        return create(config, runtime, telemetry, () -> {});
    }

    /**
     * A provider like {@link #create(AstraConfig, NativeRuntime, Telemetry)} that frees something with itself.
     *
     * @param whenClosed frees what belongs to the provider besides
     */
    public static AstraProvider create(
            AstraConfig config, NativeRuntime runtime, Telemetry telemetry, Runnable whenClosed) {
        return new AstraProvider(config, runtime, telemetry, whenClosed);
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return far.capabilities();
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
        return far.listThreads(page);
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public RunStreams streams() {
        return streams;
    }

    @Override
    public AsyncProvider async() {
        return async;
    }

    @Override
    public void close() {
        far.close();
    }

    /** Whether the server noted for itself that functions are called. */
    static boolean isNote(Message message) {
        return message.status().equals(MessageStatus.IN_PROGRESS)
                && message.text().equals(CALLS);
    }
}
