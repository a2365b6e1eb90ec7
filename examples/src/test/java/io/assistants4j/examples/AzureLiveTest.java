package io.assistants4j.examples;

import io.assistants4j.azure.AzureConfig;
import io.assistants4j.azure.AzureProvider;
import io.assistants4j.core.AssistantsProvider;

/** Asks Azure for the deployment of {@code ASSISTANTS_LIVE_AZURE_DEPLOYMENT}, with the variables of {@link AzureConfig#fromEnv}. */
final class AzureLiveTest extends LiveProgram {
    @Override
    AssistantsProvider open() {
        model();
        return AzureProvider.create(AzureConfig.fromEnv());
    }

    @Override
    String model() {
        return needed("ASSISTANTS_LIVE_AZURE_DEPLOYMENT");
    }
}
