package io.assistants4j.openai;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.provider.ProviderModule;

/**
 * Binds the OpenAI provider as a singleton: under {@link OpenAi}, and in the map of providers by their id. Nothing else
 * becomes visible. Whoever makes the injector closes the provider.
 */
public final class OpenAiModule extends ProviderModule {
    /** A module of the provider with this configuration, which forgets its conversations when it is closed. */
    public OpenAiModule(OpenAiConfig config) {
        super(OpenAiProvider.ID, OpenAi.class, () -> OpenAiProvider.create(config));
    }

    /** A module of the provider over this store and in this world; both are closed with the provider. */
    public OpenAiModule(OpenAiConfig config, ConversationStore store, EngineRuntime runtime, Telemetry telemetry) {
        super(OpenAiProvider.ID, OpenAi.class, () -> OpenAiProvider.create(config, store, runtime, telemetry));
    }
}
