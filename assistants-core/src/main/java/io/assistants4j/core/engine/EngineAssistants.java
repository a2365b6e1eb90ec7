package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.value.Extensions;
import java.time.Clock;
import java.util.List;

/** The port of assistants over a store. */
final class EngineAssistants implements Assistants {
    private final ConversationStore store;
    private final NewIds ids;
    private final Clock clock;

    EngineAssistants(ConversationStore store, NewIds ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Assistant create(NewAssistant request) {
        ResourceRules.refuseSeeds(request.toolResources());
        Assistant assistant = new Assistant(
                ids.assistant(),
                clock.instant(),
                request.name(),
                request.description(),
                request.model(),
                request.instructions(),
                request.tools(),
                request.metadata(),
                request.toolResources(),
                request.temperature(),
                request.topP(),
                request.responseFormat(),
                request.reasoningEffort(),
                Extensions.NONE);
        store.commit(List.of(new StoreWrite.PutAssistant(assistant, StoreWrite.NEW)));
        return Defaults.shown(assistant);
    }

    @Override
    public Assistant find(AssistantId id) {
        return Defaults.shown(stored(id).value());
    }

    @Override
    public Page<Assistant> list(PageRequest page) {
        return Defaults.shown(store.assistants(page));
    }

    @Override
    public Assistant update(AssistantId id, AssistantChange change) {
        ResourceRules.refuseSeeds(change.toolResources().apply(null));
        return Defaults.shown(Changes.apply(
                () -> stored(id),
                change::applyTo,
                (changed, version) -> store.commit(List.of(new StoreWrite.PutAssistant(changed, version)))));
    }

    @Override
    public void delete(AssistantId id) {
        Changes.delete(() -> store.commit(List.of(new StoreWrite.DeleteAssistant(id))), () -> missing(id));
    }

    private Versioned<Assistant> stored(AssistantId id) {
        return store.assistant(id).orElseThrow(() -> missing(id));
    }

    private static NotFoundException missing(AssistantId id) {
        return new NotFoundException("assistant", id.value());
    }
}
