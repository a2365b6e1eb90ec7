package io.assistants4j.proxy.provider;

import io.assistants4j.azure.AzureConfig;
import io.assistants4j.azure.AzureProvider;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.wire.http.Telemetry;
import java.util.Map;

/** Opens the provider {@code azure}. */
record AzureOpening(AzureConfig config) implements Opening {
    static Opening fromEnv(Map<String, String> variables) {
        return new AzureOpening(AzureConfig.fromEnv(variables));
    }

    @Override
    public Map<String, AssistantsProvider> open(ConversationStore store, Telemetry telemetry) {
        return Map.of(ONLY, AzureProvider.create(config, store, telemetry));
    }
}
