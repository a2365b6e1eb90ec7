package io.assistants4j.openai;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.multibindings.MapBinder;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.http.Telemetry;

/**
 * Binds the OpenAI provider as a singleton: under {@link OpenAi}, and in the map of providers by their id. Nothing else
 * becomes visible. Whoever makes the injector closes the provider.
 */
public final class OpenAiModule extends AbstractModule {
    private static final Key<AssistantsProvider> OPENAI = Key.get(AssistantsProvider.class, OpenAi.class);

    private final Provider<AssistantsProvider> provider;

    /** A module of the provider with this configuration, which forgets its conversations when it is closed. */
    public OpenAiModule(OpenAiConfig config) {
        this.provider = () -> OpenAiProvider.create(config);
    }

    /** A module of the provider over this store and in this world; both are closed with the provider. */
    public OpenAiModule(OpenAiConfig config, ConversationStore store, EngineRuntime runtime, Telemetry telemetry) {
        this.provider = () -> OpenAiProvider.create(config, store, runtime, telemetry);
    }

    @Override
    protected void configure() {
        install(new Inside());
        MapBinder.newMapBinder(binder(), ProviderId.class, AssistantsProvider.class)
                .addBinding(OpenAiProvider.ID)
                .to(OPENAI);
    }

    /** Keeps what the provider is made of to itself; the map is filled outside, where all providers meet. */
    private final class Inside extends PrivateModule {
        @Override
        protected void configure() {
            bind(OPENAI).toProvider(provider).in(Scopes.SINGLETON);
            expose(OPENAI);
        }
    }
}
