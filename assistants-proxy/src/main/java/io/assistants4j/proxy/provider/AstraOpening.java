package io.assistants4j.proxy.provider;

import io.assistants4j.astra.AstraConfig;
import io.assistants4j.astra.AstraProvider;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.Telemetry;
import java.util.Map;

/** Opens the provider {@code astra}; its server keeps everything, and the store stays empty. */
record AstraOpening(AstraConfig config) implements Opening {
    static Opening fromEnv(Map<String, String> variables) {
        return new AstraOpening(AstraConfig.fromEnv(variables));
    }

    @Override
    public Map<String, AssistantsProvider> open(ConversationStore store, Telemetry telemetry) {
        return Map.of(
                ONLY, AstraProvider.create(config, NativeRuntime.system("assistants-astra"), telemetry, store::close));
    }
}
