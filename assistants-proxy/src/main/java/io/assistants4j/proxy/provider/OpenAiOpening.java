package io.assistants4j.proxy.provider;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.wire.http.Telemetry;
import java.util.Map;

/** Opens the provider {@code openai}. */
record OpenAiOpening(OpenAiConfig config) implements Opening {
    static Opening fromEnv(Map<String, String> variables) {
        return new OpenAiOpening(OpenAiConfig.fromEnv(variables));
    }

    @Override
    public AssistantsProvider open(ConversationStore store, Telemetry telemetry) {
        return OpenAiProvider.create(config, store, telemetry);
    }
}
