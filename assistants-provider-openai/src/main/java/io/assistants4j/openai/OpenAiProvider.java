package io.assistants4j.openai;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.chat.ChatServer;
import io.assistants4j.wire.chat.ChatTurns;
import io.assistants4j.wire.files.InlinedImages;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.provider.AccountParts;
import io.assistants4j.wire.provider.AutoProvider;
import io.assistants4j.wire.provider.ProviderParts;
import io.assistants4j.wire.provider.ServedApi;
import io.assistants4j.wire.responses.Counting;
import io.assistants4j.wire.responses.ResponsesSettings;
import io.assistants4j.wire.responses.ResponsesTurns;
import io.assistants4j.wire.tokens.GptTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiProvider.class);

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
        Function<Api, ProviderParts> parts = api ->
                new ProviderParts(new OpenAiDialect(config, api), config.calls().http(), store, runtime, telemetry);
        Function<Api, AssistantsProvider> opening = api -> open(config, api, parts.apply(api));
        Api api = settled(config);
        return api == Api.AUTO
                ? AutoProvider.open(parts.apply(api), served -> {
                    unused(config, served).ifPresent(LOG::warn);
                    return opening.apply(api(served));
                })
                : opening.apply(api);
    }

    /**
     * A provider like {@link #create(OpenAiConfig, ConversationStore, Telemetry)} whose turns are taken by several accounts:
     * those of an assistant on a thread by the same one, and by the next where that one cannot be reached, has no room or
     * fails before it says anything.
     *
     * @param accounts their configurations by a name for each, which all ask one API, {@link Api#RESPONSES} or {@link
     *     Api#CHAT_COMPLETIONS}; {@link Api#AUTO} is the first of them at OpenAI's own address. The aliases of the first count
     *     for all
     * @param store closed with the provider
     * @throws IllegalArgumentException where there is no account, or one that asks another API
     */
    public static AssistantsProvider create(
            Map<String, OpenAiConfig> accounts, ConversationStore store, Telemetry telemetry) {
        OpenAiConfig first = accounts.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there must be an account"));
        Api api = settled(first);
        boolean isForTurns = api == Api.RESPONSES || api == Api.CHAT_COMPLETIONS;
        if (!isForTurns || accounts.values().stream().anyMatch(one -> settled(one) != api)) {
            throw new IllegalArgumentException(
                    "accounts must all ask the same API, either 'responses' or 'chat_completions'");
        }
        List<AccountParts> parts = new ArrayList<>();
        accounts.forEach((name, config) -> parts.add(new AccountParts(
                name,
                new OpenAiDialect(config, api),
                config.calls().http(),
                transport -> turns(config, api, transport))));
        return new ProviderParts(new OpenAiDialect(first, api), first.calls().http(), store, runtime(), telemetry)
                .hosted(parts, new GptTokens(), first.calls().modelAliases());
    }

    /** The API that is asked, where that is known without asking. */
    private static Api settled(OpenAiConfig config) {
        boolean answersResponses = config.isOpenAi() || config.background();
        return config.api() == Api.AUTO && answersResponses ? Api.RESPONSES : config.api();
    }

    /** What of a configuration has no effect over the API that a server turned out to answer. */
    static Optional<String> unused(OpenAiConfig config, ServedApi served) {
        return served == ServedApi.ASSISTANTS && !config.calls().modelAliases().isEmpty()
                ? Optional.of(config.baseUrl() + " keeps assistants and asks the models itself: the aliases of "
                        + new TreeSet<>(config.calls().modelAliases().keySet()) + " have no effect")
                : Optional.empty();
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
                ? parts.keptByFarSide()
                : parts.hosted(
                        transport -> turns(config, api, transport),
                        new GptTokens(),
                        config.calls().modelAliases());
    }

    private static ModelTurns turns(OpenAiConfig config, Api api, HttpTransport transport) {
        if (api == Api.RESPONSES) {
            return new ResponsesTurns(
                    transport,
                    new ResponsesSettings(config.delivery(), config.labels(), Counting.FAR_SIDE, config.refused()));
        }
        ChatServer server = config.isOpenAi() ? ChatServer.OPENAI : ChatServer.COMPATIBLE;
        return new InlinedImages(
                new ChatTurns(transport, server, config.labels(), config.refused()),
                transport,
                config.calls().http());
    }

    static EngineRuntime runtime() {
        return ProviderParts.runtime(ID);
    }
}
