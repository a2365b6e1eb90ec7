package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in the memory of this process: nothing outlives it. It never forgets by itself, so what is not deleted stays; of a
 * deleted assistant, thread or message its id stays too, as long as a cursor may name it.
 */
public final class InMemoryStore implements ConversationStore {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final InMemoryRows rows = new InMemoryRows();

    /** An empty store. */
    public InMemoryStore() {}

    @Override
    public Optional<Versioned<Assistant>> assistant(AssistantId id) {
        return reading(() -> rows.assistants.find(InMemoryRows.ROOT, id.value()));
    }

    @Override
    public Page<Assistant> assistants(PageRequest page) {
        return reading(() -> rows.assistants.page(InMemoryRows.ROOT, page, any -> true));
    }

    @Override
    public Optional<Versioned<AssistantThread>> thread(ThreadId id) {
        return reading(() -> rows.threads.find(InMemoryRows.ROOT, id.value()));
    }

    @Override
    public Page<AssistantThread> threads(PageRequest page) {
        return reading(() -> rows.threads.page(InMemoryRows.ROOT, page, any -> true));
    }

    @Override
    public Optional<Versioned<Message>> message(ThreadId thread, MessageId id) {
        return reading(() -> rows.messages.find(thread.value(), id.value()));
    }

    @Override
    public Page<Message> messages(ThreadId thread, @Nullable RunId run, PageRequest page) {
        return reading(() -> thread(thread).isEmpty()
                ? nothing()
                : rows.messages.page(thread.value(), page, message -> run == null || run.equals(message.runId())));
    }

    @Override
    public Optional<Versioned<RunRecord>> run(ThreadId thread, RunId id) {
        return reading(() -> rows.runs.find(thread.value(), id.value()));
    }

    @Override
    public Page<Run> runs(ThreadId thread, PageRequest page) {
        return reading(() -> {
            if (thread(thread).isEmpty()) {
                return nothing();
            }
            Page<RunRecord> found = rows.runs.page(thread.value(), page, any -> true);
            List<Run> runs = found.data().stream().map(RunRecord::run).toList();
            return Page.of(runs, found.hasMore(), run -> run.id().value());
        });
    }

    @Override
    public Optional<Versioned<RunRecord>> activeRun(ThreadId thread) {
        return reading(() ->
                Optional.ofNullable(rows.active.on(thread.value())).flatMap(id -> rows.runs.find(thread.value(), id)));
    }

    @Override
    public Optional<Versioned<RunStep>> step(ThreadId thread, RunId run, RunStepId id) {
        return reading(() -> run(thread, run).flatMap(there -> rows.steps.find(run.value(), id.value())));
    }

    @Override
    public Page<RunStep> steps(ThreadId thread, RunId run, PageRequest page) {
        return reading(() -> run(thread, run).isEmpty() ? nothing() : rows.steps.page(run.value(), page, any -> true));
    }

    @Override
    public List<Versioned<RunRecord>> due(Instant now, int limit) {
        return reading(() -> rows.active.due(now, limit));
    }

    @Override
    public void commit(List<StoreWrite> writes) {
        lock.writeLock().lock();
        try {
            new InMemoryCommit(rows).apply(writes);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Does nothing: what was written stays readable. */
    @Override
    public void close() {}

    private <R> R reading(Supplier<R> query) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            return query.get();
        } finally {
            reading.unlock();
        }
    }

    private static <R> Page<R> nothing() {
        return Page.of(List.of(), false, Object::toString);
    }
}
