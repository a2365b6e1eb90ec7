package io.assistants4j.examples;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;

/**
 * Asks the server at {@code ASSISTANTS_LIVE_URL} for the model of {@code ASSISTANTS_LIVE_MODEL}, perhaps with {@code
 * ASSISTANTS_LIVE_KEY}; which API it speaks is found out.
 */
final class AnyUrlLiveTest extends LiveProgram {
    @Override
    AssistantsProvider open() {
        return OpenAiProvider.create(OpenAiConfig.builder()
                .baseUrl(needed("ASSISTANTS_LIVE_URL"))
                .apiKey(given("ASSISTANTS_LIVE_KEY", ""))
                .build());
    }

    @Override
    String model() {
        return needed("ASSISTANTS_LIVE_MODEL");
    }
}
