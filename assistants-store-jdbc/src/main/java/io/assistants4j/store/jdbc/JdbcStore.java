package io.assistants4j.store.jdbc;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.engine.StoreWrite;
import io.assistants4j.core.engine.Versioned;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The conversations of one scope in a database. */
final class JdbcStore implements ConversationStore {
    private final Jdbi readers;
    private final GroupWriter writer;
    private final Scope scope;
    private final @Nullable RunObserver observer;

    JdbcStore(Jdbi readers, GroupWriter writer, Scope scope, @Nullable RunObserver observer) {
        this.readers = readers;
        this.writer = writer;
        this.scope = scope;
        this.observer = observer;
    }

    @Override
    public Optional<Versioned<Assistant>> assistant(AssistantId id) {
        return read(reader -> reader.find(Table.ASSISTANTS, Assistant.class, id.value(), Map.of()));
    }

    @Override
    public Page<Assistant> assistants(PageRequest page) {
        return read(reader -> reader.page(Table.ASSISTANTS, Assistant.class, Map.of(), Map.of(), page));
    }

    @Override
    public Optional<Versioned<AssistantThread>> thread(ThreadId id) {
        return read(reader -> reader.find(Table.THREADS, AssistantThread.class, id.value(), Map.of()));
    }

    @Override
    public Page<AssistantThread> threads(PageRequest page) {
        return read(reader -> reader.page(Table.THREADS, AssistantThread.class, Map.of(), Map.of(), page));
    }

    @Override
    public Optional<Versioned<Message>> message(ThreadId thread, MessageId id) {
        return read(reader ->
                reader.find(Table.MESSAGES, Message.class, id.value(), Row.columns("thread", thread.value())));
    }

    @Override
    public Page<Message> messages(ThreadId thread, @Nullable RunId run, PageRequest page) {
        Map<String, @Nullable Object> filter = run == null ? Map.of() : Row.columns("run", run.value());
        return read(reader -> reader.has(Table.THREADS, thread.value(), Map.of())
                ? reader.page(Table.MESSAGES, Message.class, Row.columns("thread", thread.value()), filter, page)
                : nothing());
    }

    @Override
    public Optional<Versioned<RunRecord>> run(ThreadId thread, RunId id) {
        return read(reader -> reader.run(thread.value(), id.value()));
    }

    @Override
    public Page<Run> runs(ThreadId thread, PageRequest page) {
        return read(reader -> reader.has(Table.THREADS, thread.value(), Map.of())
                ? reader.page(Table.RUNS, Run.class, Row.columns("thread", thread.value()), Map.of(), page)
                : nothing());
    }

    @Override
    public Optional<Versioned<RunRecord>> activeRun(ThreadId thread) {
        return read(reader -> reader.activeRun(thread.value()));
    }

    @Override
    public Optional<Versioned<RunStep>> step(ThreadId thread, RunId run, RunStepId id) {
        return read(reader -> reader.find(Table.STEPS, RunStep.class, id.value(), stepsOf(thread, run)));
    }

    @Override
    public Page<RunStep> steps(ThreadId thread, RunId run, PageRequest page) {
        return read(reader -> reader.has(Table.RUNS, run.value(), Row.columns("thread", thread.value()))
                ? reader.page(Table.STEPS, RunStep.class, stepsOf(thread, run), Map.of(), page)
                : nothing());
    }

    @Override
    public List<Versioned<RunRecord>> due(Instant now, int limit) {
        return read(reader -> reader.due(now.toEpochMilli(), limit));
    }

    @Override
    public void commit(List<StoreWrite> writes) {
        if (observer == null) {
            writer.commit(scope, writes.stream().map(Change::of).toList());
            return;
        }
        RunAccounts accounts = new RunAccounts(observer, scope);
        writer.commit(scope, accounts.changes(writes));
        accounts.tell();
    }

    /** Does nothing: the database is closed by whoever opened it. */
    @Override
    public void close() {}

    private <R> R read(Function<Reader, R> query) {
        return readers.withHandle(handle -> query.apply(new Reader(handle, scope)));
    }

    private static Map<String, @Nullable Object> stepsOf(ThreadId thread, RunId run) {
        return Row.columns("thread", thread.value(), "run", run.value());
    }

    private static <T> Page<T> nothing() {
        return Page.of(List.of(), false, Object::toString);
    }
}
