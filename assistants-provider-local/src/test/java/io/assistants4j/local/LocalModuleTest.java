package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.provider.ProviderId;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LocalModuleTest {

    private static final Module STRICT = new AbstractModule() {
        @Override
        protected void configure() {
            binder().requireExplicitBindings();
            binder().requireExactBindingAnnotations();
            binder().requireAtInjectOnConstructors();
            binder().disableCircularProxies();
        }
    };

    @Test
    void bindsOneProviderByItsQualifierAndByItsId() {
        Injector injector = Guice.createInjector(STRICT, new LocalModule(LocalConfig.defaults()));

        try (AssistantsProvider local = injector.getInstance(Key.get(AssistantsProvider.class, Local.class))) {
            assertThat(local.id()).isEqualTo(LocalProvider.ID);
            assertThat(injector.getInstance(Key.get(new TypeLiteral<Map<ProviderId, AssistantsProvider>>() {})))
                    .containsOnlyKeys(LocalProvider.ID)
                    .containsValue(local);
        }
    }

    @Test
    void bindsNothingElse() {
        Injector injector = Guice.createInjector(STRICT, new LocalModule(LocalConfig.defaults()));

        assertThat(injector.getExistingBinding(Key.get(LocalConfig.class))).isNull();
        assertThat(injector.getExistingBinding(Key.get(AssistantsProvider.class)))
                .isNull();
    }

    @Test
    void takesAStoreAndAWorld() {
        TestWorld world = new TestWorld();
        Injector injector = Guice.createInjector(
                STRICT, new LocalModule(LocalConfig.defaults(), new InMemoryStore(), world.runtime()));

        injector.getInstance(Key.get(AssistantsProvider.class, Local.class)).close();

        assertThat(world.runtime().executor().isShutdown()).isTrue();
    }
}
