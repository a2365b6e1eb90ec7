package io.assistants4j.azure;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.assistants.NativeProvider;
import io.assistants4j.wire.chat.ChatServer;
import io.assistants4j.wire.chat.ChatTurns;
import io.assistants4j.wire.files.InlinedImages;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.provider.AccountParts;
import io.assistants4j.wire.provider.ProviderParts;
import io.assistants4j.wire.responses.Counting;
import io.assistants4j.wire.responses.Delivery;
import io.assistants4j.wire.responses.ResponsesSettings;
import io.assistants4j.wire.responses.ResponsesTurns;
import io.assistants4j.wire.tokens.GptTokens;
import io.assistants4j.wire.turns.TurnLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes providers whose models are deployments of Azure, named by the model of an assistant or a run. With {@link
 * Api#RESPONSES} and {@link Api#CHAT_COMPLETIONS} assistants, threads, messages and runs are kept in a store of ours. With
 * {@link Api#AGENTS_CLASSIC} Foundry keeps them, and the store stays empty.
 *
 * <p>What Azure's filters of contents saw is kept with each run, as an unknown member under Azure's name for it: {@code
 * content_filters}, {@code prompt_filter_results} and {@code content_filter_results}.
 *
 * <pre>{@code
 * try (AssistantsProvider azure = AzureProvider.create(AzureConfig.fromEnv())) {
 *     Assistant assistant = azure.assistants().create(NewAssistant.of("my-deployment").build());
 *     ...
 * }
 * }</pre>
 */
public final class AzureProvider {
    /** The name of the provider. */
    public static final ProviderId ID = AzureDialect.ID;

    private AzureProvider() {}

    /** A provider that forgets its conversations when it is closed. */
    public static AssistantsProvider create(AzureConfig config) {
        return create(config, new InMemoryStore());
    }

    /**
     * A provider that keeps everything in this store and takes up at once what it holds of unfinished runs.
     *
     * @param store closed with the provider
     */
    public static AssistantsProvider create(AzureConfig config, ConversationStore store) {
        return create(config, store, Telemetry.none());
    }

    /**
     * A provider like {@link #create(AzureConfig, ConversationStore)} that is measured.
     *
     * @param store closed with the provider
     * @param telemetry where calls and tokens are measured
     */
    public static AssistantsProvider create(AzureConfig config, ConversationStore store, Telemetry telemetry) {
        return create(config, store, ProviderParts.runtime(ID), telemetry);
    }

    /**
     * A provider like {@link #create(AzureConfig, ConversationStore)} that lives in this world and is measured.
     *
     * @param store closed with the provider
     * @param runtime its executor and its timer are shut down with the provider; its clock and its sleeper also serve the
     *     calls to the far side
     * @param telemetry where calls and tokens are measured
     */
    public static AssistantsProvider create(
            AzureConfig config, ConversationStore store, EngineRuntime runtime, Telemetry telemetry) {
        ProviderParts parts = parts(config, store, runtime, telemetry);
        if (config.api() == Api.AGENTS_CLASSIC) {
            return parts.keptByFarSide();
        }
        return parts.hosted(
                transport -> turns(config, transport),
                new GptTokens(),
                config.calls().modelAliases());
    }

    /**
     * A provider like {@link #create(AzureConfig, ConversationStore, Telemetry)} whose turns are taken by several accounts:
     * those of an assistant on a thread by the same one, and by the next where that one cannot be reached, has no room or
     * fails before it says anything.
     *
     * @param accounts their configurations by a name for each, which all ask one API, {@link Api#RESPONSES} or {@link
     *     Api#CHAT_COMPLETIONS}. The aliases of the first count for all
     * @param store closed with the provider
     * @throws IllegalArgumentException where there is no account, or one that asks another API
     */
    public static AssistantsProvider create(
            Map<String, AzureConfig> accounts, ConversationStore store, Telemetry telemetry) {
        AzureConfig first = accounts.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there must be an account"));
        if (accounts.values().stream().anyMatch(one -> one.api() != first.api() || one.api() == Api.AGENTS_CLASSIC)) {
            throw new IllegalArgumentException(
                    "accounts must all ask the same API, either 'responses' or 'chat_completions'");
        }
        EngineRuntime runtime = ProviderParts.runtime(ID);
        List<AccountParts> parts = new ArrayList<>();
        accounts.forEach((name, config) -> parts.add(new AccountParts(
                name,
                new AzureDialect(config, ProviderParts.time(runtime)),
                config.calls().http(),
                transport -> turns(config, transport))));
        return parts(first, store, runtime, telemetry)
                .hosted(parts, new GptTokens(), first.calls().modelAliases());
    }

    /**
     * The classic agents of Foundry, which also {@linkplain NativeProvider#listThreads list threads}.
     *
     * @param config for {@link Api#AGENTS_CLASSIC}
     * @throws IllegalArgumentException where it is for another API
     */
    public static NativeProvider agents(AzureConfig config) {
        if (config.api() != Api.AGENTS_CLASSIC) {
            throw new IllegalArgumentException("api must be agents_classic, but is " + config.api());
        }
        return parts(config, new InMemoryStore(), ProviderParts.runtime(ID), Telemetry.none())
                .keptByFarSide();
    }

    private static ProviderParts parts(
            AzureConfig config, ConversationStore store, EngineRuntime runtime, Telemetry telemetry) {
        AzureDialect dialect = new AzureDialect(config, ProviderParts.time(runtime));
        return new ProviderParts(dialect, config.calls().http(), store, runtime, telemetry);
    }

    /** Azure keeps files, but takes none as an image. */
    private static ModelTurns turns(AzureConfig config, HttpTransport transport) {
        return new InlinedImages(
                words(config, transport), transport, config.calls().http());
    }

    private static ModelTurns words(AzureConfig config, HttpTransport transport) {
        if (config.api() == Api.RESPONSES) {
            return new ResponsesTurns(
                    transport,
                    new ResponsesSettings(Delivery.STREAM, TurnLabels.NONE, Counting.HERE, config.refused()));
        }
        return new ChatTurns(
                transport,
                config.address().isDated() ? ChatServer.DEPLOYMENTS : ChatServer.OPENAI,
                TurnLabels.NONE,
                config.refused());
    }
}
