package io.assistants4j.proxy.provider;

import io.assistants4j.azure.Api;
import io.assistants4j.azure.AzureConfig;
import io.assistants4j.azure.AzureProvider;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.wire.http.Telemetry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens the provider {@code azure}, by account; all accounts ask the same API. */
record AzureOpening(Map<String, AzureConfig> accounts) implements Opening {
    static Opening fromEnv(Map<String, String> variables) {
        return new AzureOpening(Map.of(ONLY, AzureConfig.fromEnv(variables)));
    }

    @Override
    public Map<String, AssistantsProvider> open(ConversationStore store, Telemetry telemetry) {
        AzureConfig first = accounts.values().iterator().next();
        if (first.api() != Api.AGENTS_CLASSIC && !accounts.containsKey(ONLY)) {
            return Map.of(ONLY, AzureProvider.create(accounts, store, telemetry));
        }
        Map<String, AssistantsProvider> opened = new LinkedHashMap<>();
        accounts.forEach(
                (name, config) -> opened.put(name, AzureProvider.create(config, store, telemetry.ofAccount(name))));
        return opened;
    }
}
