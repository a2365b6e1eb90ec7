package io.assistants4j.openai;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.chat.ChatServer;
import io.assistants4j.wire.chat.ChatTurns;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.provider.AutoProvider;
import io.assistants4j.wire.provider.ProviderParts;
import io.assistants4j.wire.provider.ServedApi;
import io.assistants4j.wire.responses.ResponsesSettings;
import io.assistants4j.wire.responses.ResponsesTurns;
import io.assistants4j.wire.tokens.GptTokens;
import java.util.function.Function;

/**
 * Makes providers whose models are OpenAI's, or those of a server that speaks like it. With {@link Api#RESPONSES} and {@link
 * Api#CHAT_COMPLETIONS} assistants, threads, messages and runs are kept in a store of ours; the far side is asked for one answer at a time and keeps nothing.
 * With {@link Api#ASSISTANTS} the far side keeps them, and the store stays empty. With {@link Api#AUTO}, the default, a server
 * other than OpenAI's is asked which of them it answers when it is first needed.
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
        Function<Api, ProviderParts> parts =
                api -> new ProviderParts(new OpenAiDialect(config, api), config.http(), store, runtime, telemetry);
        Function<Api, AssistantsProvider> opening = api -> open(config, api, parts.apply(api));
        if (config.api() != Api.AUTO) {
            return opening.apply(config.api());
        }
        if (config.isOpenAi() || config.background()) {
            return opening.apply(Api.RESPONSES);
        }
        return AutoProvider.open(parts.apply(Api.AUTO), served -> opening.apply(api(served)));
    }

    private static Api api(ServedApi served) {
        return switch (served) {
            case RESPONSES -> Api.RESPONSES;
            case CHAT_COMPLETIONS -> Api.CHAT_COMPLETIONS;
            case ASSISTANTS -> Api.ASSISTANTS;
        };
    }

    private static AssistantsProvider open(OpenAiConfig config, Api api, ProviderParts parts) {
        return api == Api.ASSISTANTS
                ? parts.keptByFarSide(() -> {})
                : parts.hosted(
                        transport -> turns(config, api, transport), new GptTokens(), config.modelAliases(), () -> {});
    }

    private static ModelTurns turns(OpenAiConfig config, Api api, HttpTransport transport) {
        if (api == Api.RESPONSES) {
            return new ResponsesTurns(transport, new ResponsesSettings(config.delivery(), config.labels()));
        }
        return new ChatTurns(transport, config.isOpenAi() ? ChatServer.OPENAI : ChatServer.COMPATIBLE, config.labels());
    }

    static EngineRuntime runtime() {
        return ProviderParts.runtime(ID);
    }
}
