package io.assistants4j.local;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.multibindings.MapBinder;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.provider.ProviderId;

/**
 * Binds the local provider as a singleton: under {@link Local}, and in the map of providers by their id.
 *
 * <p>Nothing else is bound, so there is nothing to hide: the provider is put together by {@link LocalProvider}. Whoever
 * makes the injector closes the provider.
 */
public final class LocalModule extends AbstractModule {

    private final Provider<AssistantsProvider> provider;

    /** A module of the provider with this configuration, which forgets everything when it is closed. */
    public LocalModule(LocalConfig config) {
        this.provider = () -> LocalProvider.create(config);
    }

    /** A module of the provider over this store and in this world; both are closed with the provider. */
    public LocalModule(LocalConfig config, ConversationStore store, EngineRuntime runtime) {
        this.provider = () -> LocalProvider.create(config, store, runtime);
    }

    @Override
    protected void configure() {
        Key<AssistantsProvider> local = Key.get(AssistantsProvider.class, Local.class);
        bind(local).toProvider(provider).in(Scopes.SINGLETON);
        MapBinder.newMapBinder(binder(), ProviderId.class, AssistantsProvider.class)
                .addBinding(LocalProvider.ID)
                .to(local);
    }
}
