package io.assistants4j.testkit.engine;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.InMemoryStore;
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
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store that notes from which state to which runs go, and lets a test act right after one did. For one thread. */
final class WatchedStore implements ConversationStore {
    private final ConversationStore store = new InMemoryStore();
    private final Set<String> edges;
    private @Nullable RunStatus awaited;
    private Runnable then = () -> {};
    private Runnable first = () -> {};

    /** Notes edges here, as {@code from --> to}. */
    WatchedStore(Set<String> edges) {
        this.edges = edges;
    }

    /** Acts once, when the next run came into this state, or was created in it, and before anybody is told. */
    void when(RunStatus status, Runnable action) {
        awaited = status;
        then = action;
    }

    /** Acts once, right before the next commit. */
    void beforeNext(Runnable action) {
        first = action;
    }

    static String edge(RunStatus from, RunStatus to) {
        return from.value() + " --> " + to.value();
    }

    @Override
    public void commit(List<StoreWrite> writes) {
        Runnable now = first;
        first = () -> {};
        now.run();
        List<String> taken = new ArrayList<>();
        boolean comes = false;
        for (StoreWrite write : writes) {
            if (write instanceof StoreWrite.PutRun put) {
                Run after = put.record().run();
                Optional<RunStatus> before = store.run(after.threadId(), after.id())
                        .map(found -> found.value().run().status());
                if (!before.equals(Optional.of(after.status()))) {
                    before.ifPresent(status -> taken.add(edge(status, after.status())));
                    comes |= after.status().equals(awaited);
                }
            }
        }
        store.commit(writes);
        edges.addAll(taken);
        if (comes) {
            awaited = null;
            then.run();
        }
    }

    @Override
    public Optional<Versioned<Assistant>> assistant(AssistantId id) {
        return store.assistant(id);
    }

    @Override
    public Page<Assistant> assistants(PageRequest page) {
        return store.assistants(page);
    }

    @Override
    public Page<AssistantThread> threads(PageRequest page) {
        return store.threads(page);
    }

    @Override
    public Optional<Versioned<AssistantThread>> thread(ThreadId id) {
        return store.thread(id);
    }

    @Override
    public Optional<Versioned<Message>> message(ThreadId thread, MessageId id) {
        return store.message(thread, id);
    }

    @Override
    public Page<Message> messages(ThreadId thread, @Nullable RunId run, PageRequest page) {
        return store.messages(thread, run, page);
    }

    @Override
    public Optional<Versioned<RunRecord>> run(ThreadId thread, RunId id) {
        return store.run(thread, id);
    }

    @Override
    public Page<Run> runs(ThreadId thread, PageRequest page) {
        return store.runs(thread, page);
    }

    @Override
    public Optional<Versioned<RunRecord>> activeRun(ThreadId thread) {
        return store.activeRun(thread);
    }

    @Override
    public Optional<Versioned<RunStep>> step(ThreadId thread, RunId run, RunStepId id) {
        return store.step(thread, run, id);
    }

    @Override
    public Page<RunStep> steps(ThreadId thread, RunId run, PageRequest page) {
        return store.steps(thread, run, page);
    }

    @Override
    public List<Versioned<RunRecord>> due(Instant now, int limit) {
        return store.due(now, limit);
    }

    @Override
    public void close() {
        store.close();
    }
}
