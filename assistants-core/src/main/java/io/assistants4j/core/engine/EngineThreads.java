package io.assistants4j.core.engine;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.Needs;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.core.value.Extensions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The port of threads over a store. */
final class EngineThreads implements Threads {
    private final Needs needs;
    private final ConversationStore store;
    private final RunCanceller canceller;
    private final NewIds ids;
    private final Clock clock;

    EngineThreads(Needs needs, ConversationStore store, RunCanceller canceller, NewIds ids, Clock clock) {
        this.needs = needs;
        this.store = store;
        this.canceller = canceller;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public AssistantThread create(NewThread request) {
        needs.check(request);
        List<StoreWrite> writes = new ArrayList<>();
        AssistantThread thread = draft(request, writes);
        store.commit(writes);
        return thread;
    }

    /** A new thread, with the writes that store it and its messages. */
    AssistantThread draft(NewThread request, List<StoreWrite> writes) {
        ResourceRules.refuseSeeds(request.toolResources());
        AssistantThread thread = new AssistantThread(
                ids.thread(), clock.instant(), request.toolResources(), request.metadata(), Extensions.NONE);
        writes.add(new StoreWrite.PutThread(thread, StoreWrite.NEW));
        request.messages()
                .forEach(message -> writes.add(new StoreWrite.PutMessage(draft(thread.id(), message), StoreWrite.NEW)));
        return thread;
    }

    /** A new message as it will be stored. */
    Message draft(ThreadId thread, NewMessage request) {
        Instant now = clock.instant();
        return new Message(
                ids.message(),
                now,
                thread,
                MessageStatus.COMPLETED,
                null,
                now,
                null,
                request.role(),
                request.content().stream().map(NewContentPart::kept).toList(),
                null,
                null,
                request.attachments(),
                request.metadata(),
                Extensions.NONE);
    }

    @Override
    public AssistantThread find(ThreadId id) {
        return stored(id).value();
    }

    @Override
    public AssistantThread update(ThreadId id, ThreadChange change) {
        ResourceRules.refuseSeeds(change.toolResources().apply(null));
        return Changes.apply(
                () -> stored(id),
                change::applyTo,
                (changed, version) -> store.commit(List.of(new StoreWrite.PutThread(changed, version))));
    }

    @Override
    public void delete(ThreadId id) {
        Changes.delete(() -> canceller.deleteThread(id), () -> missing(id));
    }

    Versioned<AssistantThread> stored(ThreadId id) {
        return store.thread(id).orElseThrow(() -> missing(id));
    }

    private static NotFoundException missing(ThreadId id) {
        return new NotFoundException("thread", id.value());
    }
}
