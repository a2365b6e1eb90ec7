package io.assistants4j.examples;

import io.assistants4j.astra.AstraConfig;
import io.assistants4j.astra.AstraProvider;
import io.assistants4j.core.AssistantsProvider;

/**
 * Asks the Astra Assistants server of {@code ASTRA_BASE_URL} for the model of {@code ASSISTANTS_LIVE_ASTRA_MODEL}, with the variables
 * of {@link AstraConfig#fromEnv}.
 */
final class AstraLiveTest extends LiveProgram {
    @Override
    AssistantsProvider open() {
        String unused = needed("ASTRA_DB_APPLICATION_TOKEN");
        return AstraProvider.create(AstraConfig.fromEnv());
    }

    @Override
    String model() {
        return given("ASSISTANTS_LIVE_ASTRA_MODEL", "gpt-4o-mini");
    }
}
