package io.assistants4j.local;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Scopes;
import com.google.inject.multibindings.MapBinder;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.provider.ProviderId;

/**
 * Binds the local provider as a singleton: under {@link Local}, and in the map of providers by their id.
 *
 * <p>Nothing else is bound, so there is nothing to hide: the provider is put together by {@link LocalProvider}. Whoever
 * makes the injector closes the provider.
 */
public final class LocalModule extends AbstractModule {

    private final LocalProvider.Builder parts;

    /** A module of the defaults with this configuration. */
    public LocalModule(LocalConfig config) {
        this(LocalProvider.builder().config(config));
    }

    /** A module of these parts. */
    public LocalModule(LocalProvider.Builder parts) {
        this.parts = parts;
    }

    @Override
    protected void configure() {
        Key<AssistantsProvider> local = Key.get(AssistantsProvider.class, Local.class);
        bind(local).toProvider(parts::build).in(Scopes.SINGLETON);
        MapBinder.newMapBinder(binder(), ProviderId.class, AssistantsProvider.class)
                .addBinding(LocalProvider.ID)
                .to(local);
    }
}
