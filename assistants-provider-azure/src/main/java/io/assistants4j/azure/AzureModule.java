package io.assistants4j.azure;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.provider.ProviderModule;

/**
 * Binds the Azure provider as a singleton: under {@link Azure}, and in the map of providers by their id. Nothing else becomes
 * visible. Whoever makes the injector closes the provider.
 */
public final class AzureModule extends ProviderModule {
    /** A module of the provider with this configuration, which forgets its conversations when it is closed. */
    public AzureModule(AzureConfig config) {
        super(AzureProvider.ID, Azure.class, () -> AzureProvider.create(config));
    }

    /** A module of the provider over this store and in this world; both are closed with the provider. */
    public AzureModule(AzureConfig config, ConversationStore store, EngineRuntime runtime, Telemetry telemetry) {
        super(AzureProvider.ID, Azure.class, () -> AzureProvider.create(config, store, runtime, telemetry));
    }
}
