package io.assistants4j.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The only one who writes: commits everything that waits in one transaction, so that many commits share the wait for the disk.
 * Each keeps its own savepoint, so that one that is refused leaves the others alone. Nobody hears of success before the
 * transaction is on disk.
 */
final class GroupWriter implements AutoCloseable {
    private static final int MOST_AT_ONCE = 1000;

    private final Handle handle;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean closed;

    GroupWriter(Handle handle) {
        this.handle = handle;
        this.thread = new Thread(this::run, "store-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Executes the changes as a whole; returns when they are durable. */
    void commit(Scope scope, List<Change> changes) {
        Waiting waiting = new Waiting(scope, changes, new CompletableFuture<>());
        enqueue(waiting);
        try {
            waiting.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private synchronized void enqueue(Waiting waiting) {
        if (closed) {
            throw new IllegalStateException("The store is closed.");
        }
        queue.add(waiting);
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        boolean last = false;
        while (!last) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE);
            } catch (InterruptedException e) {
                // Only close() ends this thread.
                continue;
            }
            last = batch.removeIf(Waiting::isLast);
            write(batch);
            batch.clear();
        }
    }

    private void write(List<Waiting> batch) {
        List<@Nullable RuntimeException> refusals = new ArrayList<>();
        try {
            handle.useTransaction(transaction -> batch.forEach(waiting -> refusals.add(apply(waiting))));
        } catch (RuntimeException | Error e) {
            IllegalStateException failure = new IllegalStateException("The store could not write.", e);
            batch.forEach(waiting -> waiting.done().completeExceptionally(failure));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            RuntimeException refusal = refusals.get(i);
            if (refusal == null) {
                batch.get(i).done().complete(null);
            } else {
                batch.get(i).done().completeExceptionally(refusal);
            }
        }
    }

    private @Nullable RuntimeException apply(Waiting waiting) {
        handle.savepoint("one");
        try {
            Commit commit = new Commit(handle, waiting.scope());
            waiting.changes().forEach(change -> change.applyTo(commit));
            handle.releaseSavepoint("one");
            return null;
        } catch (RuntimeException e) {
            handle.rollbackToSavepoint("one");
            return e;
        }
    }

    /** Writes what still waits, then ends. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(Waiting.last());
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        handle.close();
    }

    /** A commit in the queue; the one without scope and changes ends the writer. */
    private record Waiting(@Nullable Scope to, List<Change> changes, CompletableFuture<@Nullable Void> done) {
        static Waiting last() {
            return new Waiting(null, List.of(), new CompletableFuture<>());
        }

        boolean isLast() {
            return to == null;
        }

        Scope scope() {
            return Objects.requireNonNull(to);
        }
    }
}
