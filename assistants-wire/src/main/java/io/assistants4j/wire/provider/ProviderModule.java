package io.assistants4j.wire.provider;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.multibindings.MapBinder;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.provider.ProviderId;
import java.lang.annotation.Annotation;

/**
 * Binds one provider as a singleton: under its qualifier, and in the map of providers by their id. Nothing else becomes
 * visible. Whoever makes the injector closes the provider.
 */
public abstract class ProviderModule extends AbstractModule {
    private final ProviderId id;
    private final Key<AssistantsProvider> key;
    private final Provider<AssistantsProvider> provider;

    /** A module of the provider of this id, which is made when somebody first asks for it. */
    protected ProviderModule(
            ProviderId id, Class<? extends Annotation> qualifier, Provider<AssistantsProvider> provider) {
        this.id = id;
        this.key = Key.get(AssistantsProvider.class, qualifier);
        this.provider = provider;
    }

    @Override
    protected final void configure() {
        install(new Inside());
        MapBinder.newMapBinder(binder(), ProviderId.class, AssistantsProvider.class)
                .addBinding(id)
                .to(key);
    }

    /** Keeps what the provider is made of to itself; the map is filled outside, where all providers meet. */
    private final class Inside extends PrivateModule {
        @Override
        protected void configure() {
            bind(key).toProvider(provider).in(Scopes.SINGLETON);
            expose(key);
        }
    }
}
