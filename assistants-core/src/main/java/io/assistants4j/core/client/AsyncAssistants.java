package io.assistants4j.core.client;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import java.util.concurrent.CompletableFuture;

/** The port {@link Assistants} with futures; cancelling one interrupts its call. Thread-safe. */
public final class AsyncAssistants {
    private final Assistants assistants;
    private final Futures futures;

    AsyncAssistants(Assistants assistants, Futures futures) {
        this.assistants = assistants;
        this.futures = futures;
    }

    /** Assistants's {@link Assistants#create(NewAssistant)} as a future. */
    public CompletableFuture<Assistant> create(NewAssistant request) {
        return futures.call(() -> assistants.create(request));
    }

    /** Assistants's {@link Assistants#find(AssistantId)} as a future. */
    public CompletableFuture<Assistant> find(AssistantId id) {
        return futures.call(() -> assistants.find(id));
    }

    /** Assistants's {@link Assistants#list(PageRequest)} as a future. */
    public CompletableFuture<Page<Assistant>> list(PageRequest page) {
        return futures.call(() -> assistants.list(page));
    }

    /** Assistants's {@link Assistants#update(AssistantId, AssistantChange)} as a future. */
    public CompletableFuture<Assistant> update(AssistantId id, AssistantChange change) {
        return futures.call(() -> assistants.update(id, change));
    }

    /** Assistants's {@link Assistants#delete(AssistantId)} as a future. */
    public CompletableFuture<Void> delete(AssistantId id) {
        return futures.run(() -> assistants.delete(id));
    }
}
