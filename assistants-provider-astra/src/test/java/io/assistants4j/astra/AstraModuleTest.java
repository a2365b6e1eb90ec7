package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.Telemetry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AstraModuleTest {
    private static final AstraConfig CONFIG =
            AstraConfig.builder().token("AstraCS:abc").build();

    @Test
    void aStrictInjectorGivesOneProviderUnderItsQualifierAndInTheMap() {
        assertGivesOneProvider(new AstraModule(CONFIG));
    }

    @Test
    void aModuleCanBeMadeOfOtherParts() {
        NativeRuntime runtime = NativeRuntime.system("astra-test");

        assertGivesOneProvider(new AstraModule(CONFIG, runtime, Telemetry.none()));

        assertThat(runtime.executor().isShutdown()).isTrue();
    }

    private static void assertGivesOneProvider(AstraModule module) {
        Injector injector = Guice.createInjector(new Strict(), module);

        try (AssistantsProvider provider = injector.getInstance(Key.get(AssistantsProvider.class, Astra.class))) {
            assertThat(provider.id()).isEqualTo(AstraProvider.ID);
            assertThat(injector.getInstance(Key.get(new TypeLiteral<Map<ProviderId, AssistantsProvider>>() {})))
                    .containsExactly(Map.entry(AstraProvider.ID, provider));
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
