package io.assistants4j.proxy.provider;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.local.LocalConfig;
import io.assistants4j.local.LocalProvider;
import io.assistants4j.wire.http.Telemetry;
import java.util.Map;

/** Opens the provider {@code local}. */
record LocalOpening(LocalConfig config) implements Opening {
    static Opening fromEnv(Map<String, String> variables) {
        return new LocalOpening(LocalConfig.fromEnv(variables));
    }

    @Override
    public Map<String, AssistantsProvider> open(ConversationStore store, Telemetry telemetry) {
        return Map.of(ONLY, LocalProvider.create(config, store));
    }
}
