package io.assistants4j.core.client;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;
import java.util.concurrent.CompletableFuture;

/** The port {@link Messages} with futures; cancelling one interrupts its call. Thread-safe. */
public final class AsyncMessages {
    private final Messages messages;
    private final Futures futures;

    AsyncMessages(Messages messages, Futures futures) {
        this.messages = messages;
        this.futures = futures;
    }

    /** Messages's {@link Messages#create(ThreadId, NewMessage)} as a future. */
    public CompletableFuture<Message> create(ThreadId thread, NewMessage request) {
        return futures.call(() -> messages.create(thread, request));
    }

    /** Messages's {@link Messages#find(ThreadId, MessageId)} as a future. */
    public CompletableFuture<Message> find(ThreadId thread, MessageId id) {
        return futures.call(() -> messages.find(thread, id));
    }

    /** Messages's {@link Messages#list(ThreadId, PageRequest)} as a future. */
    public CompletableFuture<Page<Message>> list(ThreadId thread, PageRequest page) {
        return futures.call(() -> messages.list(thread, page));
    }

    /** Messages's {@link Messages#list(ThreadId, RunId, PageRequest)} as a future. */
    public CompletableFuture<Page<Message>> list(ThreadId thread, RunId run, PageRequest page) {
        return futures.call(() -> messages.list(thread, run, page));
    }

    /** Messages's {@link Messages#update(ThreadId, MessageId, MessageChange)} as a future. */
    public CompletableFuture<Message> update(ThreadId thread, MessageId id, MessageChange change) {
        return futures.call(() -> messages.update(thread, id, change));
    }

    /** Messages's {@link Messages#delete(ThreadId, MessageId)} as a future. */
    public CompletableFuture<Void> delete(ThreadId thread, MessageId id) {
        return futures.run(() -> messages.delete(thread, id));
    }
}
