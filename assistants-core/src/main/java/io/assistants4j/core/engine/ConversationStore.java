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
import org.jspecify.annotations.Nullable;

/**
 * Where an engine keeps its assistants, threads, messages, runs and steps. One store sees one scope: what another provider or
 * tenant keeps beside it does not exist here. Thread-safe.
 *
 * <p>Every write goes through {@link #commit}: all of it or nothing, and durable when the call returns, as far as the store
 * can be durable at all. Lists are ordered by insertion, which a store numbers itself, so equal times do not matter; a cursor
 * goes on working after its object was deleted.
 */
public interface ConversationStore extends AutoCloseable {
    /** The assistant with this id. */
    Optional<Versioned<Assistant>> assistant(AssistantId id);

    /** The assistants. */
    Page<Assistant> assistants(PageRequest page);

    /** The thread with this id. */
    Optional<Versioned<AssistantThread>> thread(ThreadId id);

    /** The threads. */
    Page<AssistantThread> threads(PageRequest page);

    /** The message with this id in this thread. */
    Optional<Versioned<Message>> message(ThreadId thread, MessageId id);

    /** The messages of a thread, of one run only where it is given; empty where there is no such thread. */
    Page<Message> messages(ThreadId thread, @Nullable RunId run, PageRequest page);

    /** The run with this id on this thread. */
    Optional<Versioned<RunRecord>> run(ThreadId thread, RunId id);

    /** The runs of a thread; empty where there is no such thread. */
    Page<Run> runs(ThreadId thread, PageRequest page);

    /** The run that is active on a thread: the one whose status is not terminal. */
    Optional<Versioned<RunRecord>> activeRun(ThreadId thread);

    /** The step with this id of this run. */
    Optional<Versioned<RunStep>> step(ThreadId thread, RunId run, RunStepId id);

    /** The steps of a run; empty where there is no such run. */
    Page<RunStep> steps(ThreadId thread, RunId run, PageRequest page);

    /**
     * Active runs that need somebody: those that expire at or before {@code now}, and those in {@code queued}, {@code
     * in_progress} or {@code cancelling} that nobody executes or whose lease ended at or before {@code now}. Oldest first.
     *
     * @param limit how many at most
     */
    List<Versioned<RunRecord>> due(Instant now, int limit);

    /**
     * Writes all of these or none.
     *
     * @throws StoreConflict where a version is not the one expected, an attempt that is required does not have its run any
     *     longer, an object to insert is there already, an object to change is not there, or a thread would have two active
     *     runs or a new message during an active one
     */
    void commit(List<StoreWrite> writes);

    /** Frees what the store holds. */
    @Override
    void close();
}
