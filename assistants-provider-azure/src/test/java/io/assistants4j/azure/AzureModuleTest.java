package io.assistants4j.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.provider.ProviderParts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureModuleTest {
    private static final AzureConfig CONFIG = AzureConfig.builder()
            .endpoint("https://r.openai.azure.com")
            .apiKey("k")
            .build();

    @Test
    void anInjectorGivesOneProviderUnderItsQualifierAndInTheMap() {
        assertGivesOneProvider(new AzureModule(CONFIG));
    }

    @Test
    void aModuleCanBeMadeOfOtherParts() {
        assertGivesOneProvider(new AzureModule(
                CONFIG, new InMemoryStore(), ProviderParts.runtime(AzureProvider.ID), Telemetry.none()));
    }

    private static void assertGivesOneProvider(AzureModule module) {
        Injector injector = Guice.createInjector(module);

        try (AssistantsProvider provider = injector.getInstance(Key.get(AssistantsProvider.class, Azure.class))) {
            assertThat(provider.id()).isEqualTo(AzureProvider.ID);
            assertThat(injector.getInstance(Key.get(new TypeLiteral<Map<ProviderId, AssistantsProvider>>() {})))
                    .containsExactly(Map.entry(AzureProvider.ID, provider));
        }
    }
}
