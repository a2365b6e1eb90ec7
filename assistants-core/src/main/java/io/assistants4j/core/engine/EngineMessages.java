package io.assistants4j.core.engine;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.Needs;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;
import java.util.List;

/** The port of messages over a store. */
final class EngineMessages implements Messages {
    private final Needs needs;
    private final ConversationStore store;
    private final EngineThreads threads;
    private final RunLocks locks;

    EngineMessages(Needs needs, ConversationStore store, EngineThreads threads, RunLocks locks) {
        this.needs = needs;
        this.store = store;
        this.threads = threads;
        this.locks = locks;
    }

    @Override
    public Message create(ThreadId thread, NewMessage request) {
        needs.check(request);
        threads.stored(thread);
        Message message = threads.draft(thread, request);
        locks.commit(
                thread,
                List.of(new StoreWrite.PutMessage(message, StoreWrite.NEW)),
                run -> "Can't add messages to " + thread + " while a run " + run + " is active.");
        return message;
    }

    @Override
    public Message find(ThreadId thread, MessageId id) {
        return stored(thread, id).value();
    }

    @Override
    public Page<Message> list(ThreadId thread, PageRequest page) {
        threads.stored(thread);
        return store.messages(thread, null, page);
    }

    @Override
    public Page<Message> list(ThreadId thread, RunId run, PageRequest page) {
        threads.stored(thread);
        return store.messages(thread, run, page);
    }

    @Override
    public Message update(ThreadId thread, MessageId id, MessageChange change) {
        needs.capabilities().require(Capability.MESSAGE_EDITS, null);
        return Changes.apply(
                () -> stored(thread, id),
                change::applyTo,
                (changed, version) -> store.commit(List.of(new StoreWrite.PutMessage(changed, version))));
    }

    @Override
    public void delete(ThreadId thread, MessageId id) {
        needs.capabilities().require(Capability.MESSAGE_EDITS, null);
        Changes.delete(() -> store.commit(List.of(new StoreWrite.DeleteMessage(thread, id))), () -> missing(id));
    }

    private Versioned<Message> stored(ThreadId thread, MessageId id) {
        threads.stored(thread);
        return store.message(thread, id).orElseThrow(() -> missing(id));
    }

    private static NotFoundException missing(MessageId id) {
        return new NotFoundException("message", id.value());
    }
}
