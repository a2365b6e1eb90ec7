package io.assistants4j.openai;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.FarSide;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.id.RandomIds;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.assistants.NativeProvider;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.chat.ChatServer;
import io.assistants4j.wire.chat.ChatTurns;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.responses.ResponsesTurns;
import java.security.SecureRandom;

/**
 * Makes providers whose models are OpenAI's, or those of a server that speaks like it. With {@link Api#RESPONSES} and {@link
 * Api#CHAT_COMPLETIONS} assistants, threads, messages and runs are kept in a store of ours; the far side is asked for one answer at a time and keeps nothing.
 * With {@link Api#ASSISTANTS} the far side keeps them, and the store stays empty.
 *
 * <pre>{@code
 * try (AssistantsProvider openai = OpenAiProvider.create(OpenAiConfig.fromEnv())) {
 *     Assistant assistant = openai.assistants().create(NewAssistant.of("gpt-5.1").build());
 *     ...
 * }
 * }</pre>
 */
public final class OpenAiProvider {
    /** The name of the provider. */
    public static final ProviderId ID = OpenAiDialect.ID;

    private OpenAiProvider() {}

    /** A provider that forgets its conversations when it is closed. */
    public static AssistantsProvider create(OpenAiConfig config) {
        return create(config, new InMemoryStore());
    }

    /**
     * A provider that keeps everything in this store and takes up at once what it holds of unfinished runs.
     *
     * @param store closed with the provider
     */
    public static AssistantsProvider create(OpenAiConfig config, ConversationStore store) {
        return create(config, store, Telemetry.none());
    }

    /**
     * A provider like {@link #create(OpenAiConfig, ConversationStore)} that is measured.
     *
     * @param store closed with the provider
     * @param telemetry where calls and tokens are measured
     */
    public static AssistantsProvider create(OpenAiConfig config, ConversationStore store, Telemetry telemetry) {
        return create(config, store, runtime(), telemetry);
    }

    /**
     * A provider like {@link #create(OpenAiConfig, ConversationStore)} that lives in this world and is measured.
     *
     * @param store closed with the provider
     * @param runtime its executor and its timer are shut down with the provider; its clock and its sleeper also serve the
     *     calls to the far side
     * @param telemetry where calls and tokens are measured
     */
    public static AssistantsProvider create(
            OpenAiConfig config, ConversationStore store, EngineRuntime runtime, Telemetry telemetry) {
        OpenAiDialect dialect = new OpenAiDialect(config);
        CallTime time = new CallTime(runtime.clock(), System::nanoTime, runtime.sleeper());
        if (config.api() == Api.ASSISTANTS) {
            return open(config, dialect, time, store, runtime, telemetry);
        }
        HttpTransport transport = new HttpTransport(dialect, config.http(), time, telemetry);
        FarSide farSide = new FarSide(turns(config, transport), dialect.capabilities(), new OpenAiTokens());
        return EngineProvider.open(ID, farSide.renaming(config.modelAliases()), store, runtime, transport::close);
    }

    private static ModelTurns turns(OpenAiConfig config, HttpTransport transport) {
        if (config.api() == Api.RESPONSES) {
            return new ResponsesTurns(transport);
        }
        return new ChatTurns(transport, config.isOpenAi() ? ChatServer.OPENAI : ChatServer.COMPATIBLE);
    }

    /** The far side keeps everything: what an engine would need is only given back. */
    private static AssistantsProvider open(
            OpenAiConfig config,
            OpenAiDialect dialect,
            CallTime time,
            ConversationStore store,
            EngineRuntime runtime,
            Telemetry telemetry) {
        return NativeProvider.open(
                dialect, config.http(), new NativeRuntime(time, runtime.executor()), telemetry, () -> {
                    runtime.timer().shutdownNow();
                    store.close();
                });
    }

    static EngineRuntime runtime() {
        CallTime time = CallTime.system();
        return EngineRuntime.of(
                ID.value(),
                time.clock(),
                time.sleeper(),
                new RandomIds(new SecureRandom()),
                ThreadPerTask.executor("assistants-openai"),
                ThreadPerTask.timer("assistants-openai-timer"));
    }
}
