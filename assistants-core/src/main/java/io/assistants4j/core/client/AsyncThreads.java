package io.assistants4j.core.client;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.thread.Threads;
import java.util.concurrent.CompletableFuture;

/** The port {@link Threads} with futures; cancelling one interrupts its call. Thread-safe. */
public final class AsyncThreads {
    private final Threads threads;
    private final Futures futures;

    AsyncThreads(Threads threads, Futures futures) {
        this.threads = threads;
        this.futures = futures;
    }

    /** Threads's {@link Threads#create(NewThread)} as a future. */
    public CompletableFuture<AssistantThread> create(NewThread request) {
        return futures.call(() -> threads.create(request));
    }

    /** Threads's {@link Threads#find(ThreadId)} as a future. */
    public CompletableFuture<AssistantThread> find(ThreadId id) {
        return futures.call(() -> threads.find(id));
    }

    /** Threads's {@link Threads#update(ThreadId, ThreadChange)} as a future. */
    public CompletableFuture<AssistantThread> update(ThreadId id, ThreadChange change) {
        return futures.call(() -> threads.update(id, change));
    }

    /** Threads's {@link Threads#delete(ThreadId)} as a future. */
    public CompletableFuture<Void> delete(ThreadId id) {
        return futures.run(() -> threads.delete(id));
    }
}
