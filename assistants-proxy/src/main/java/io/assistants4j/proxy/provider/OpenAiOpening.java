package io.assistants4j.proxy.provider;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.wire.http.Telemetry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens the provider {@code openai}, by account; all accounts ask the same API. */
record OpenAiOpening(Map<String, OpenAiConfig> accounts) implements Opening {
    static Opening fromEnv(Map<String, String> variables) {
        return new OpenAiOpening(Map.of(ONLY, OpenAiConfig.fromEnv(variables)));
    }

    @Override
    public Map<String, AssistantsProvider> open(ConversationStore store, Telemetry telemetry) {
        OpenAiConfig first = accounts.values().iterator().next();
        if (first.api() != Api.ASSISTANTS && !accounts.containsKey(ONLY)) {
            return Map.of(ONLY, OpenAiProvider.create(accounts, store, telemetry));
        }
        Map<String, AssistantsProvider> opened = new LinkedHashMap<>();
        accounts.forEach(
                (name, config) -> opened.put(name, OpenAiProvider.create(config, store, telemetry.ofAccount(name))));
        return opened;
    }
}
