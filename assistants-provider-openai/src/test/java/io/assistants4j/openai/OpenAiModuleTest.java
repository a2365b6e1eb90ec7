package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.http.Telemetry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAiModuleTest {
    private static final OpenAiConfig CONFIG =
            OpenAiConfig.builder().apiKey("sk-1").build();

    @Test
    void aStrictInjectorGivesOneProviderUnderItsQualifierAndInTheMap() {
        assertGivesOneProvider(new OpenAiModule(CONFIG));
    }

    @Test
    void aModuleCanBeMadeOfOtherParts() {
        assertGivesOneProvider(
                new OpenAiModule(CONFIG, new InMemoryStore(), OpenAiProvider.runtime(), Telemetry.none()));
    }

    private static void assertGivesOneProvider(OpenAiModule module) {
        Injector injector = Guice.createInjector(new Strict(), module);

        try (AssistantsProvider provider = injector.getInstance(Key.get(AssistantsProvider.class, OpenAi.class))) {
            assertThat(provider.id()).isEqualTo(OpenAiProvider.ID);
            assertThat(injector.getInstance(Key.get(new TypeLiteral<Map<ProviderId, AssistantsProvider>>() {})))
                    .containsExactly(Map.entry(OpenAiProvider.ID, provider));
        }
    }

    private static final class Strict extends AbstractModule {
        @Override
        protected void configure() {
            binder().requireExplicitBindings();
            binder().requireExactBindingAnnotations();
            binder().requireAtInjectOnConstructors();
            binder().disableCircularProxies();
        }
    }
}
