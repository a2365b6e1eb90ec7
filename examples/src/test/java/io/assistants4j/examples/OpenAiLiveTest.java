package io.assistants4j.examples;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;

/** Asks OpenAI, with {@code OPENAI_API_KEY}; another model with {@code ASSISTANTS_LIVE_OPENAI_MODEL}. */
final class OpenAiLiveTest extends LiveProgram {
    @Override
    AssistantsProvider open() {
        needed("OPENAI_API_KEY");
        return OpenAiProvider.create(OpenAiConfig.fromEnv());
    }

    @Override
    String model() {
        return given("ASSISTANTS_LIVE_OPENAI_MODEL", "gpt-5.1");
    }
}
