package io.assistants4j.core.engine;

import io.assistants4j.core.engine.StoreConflict.Kind;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One commit of an {@link InMemoryStore}: applies writes one by one, and takes them all back when one is refused. */
final class InMemoryCommit {
    private final InMemoryRows rows;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Set<String> insertedRuns = new HashSet<>();

    InMemoryCommit(InMemoryRows rows) {
        this.rows = rows;
    }

    void apply(List<StoreWrite> writes) {
        try {
            writes.forEach(this::apply);
        } catch (RuntimeException e) {
            undo.forEach(Runnable::run);
            throw e;
        }
    }

    private void apply(StoreWrite write) {
        if (write instanceof StoreWrite.PutAssistant put) {
            rows.assistants.put(InMemoryRows.ROOT, put.assistant().id().value(), put.assistant(), put.expected(), undo);
        } else if (write instanceof StoreWrite.DeleteAssistant delete) {
            rows.assistants.delete(InMemoryRows.ROOT, delete.id().value(), undo);
        } else if (write instanceof StoreWrite.PutThread put) {
            rows.threads.put(InMemoryRows.ROOT, put.thread().id().value(), put.thread(), put.expected(), undo);
        } else if (write instanceof StoreWrite.DeleteThread delete) {
            deleteThread(delete.id().value());
        } else if (write instanceof StoreWrite.PutMessage put) {
            putMessage(put.message(), put.expected());
        } else if (write instanceof StoreWrite.DeleteMessage delete) {
            rows.messages.delete(delete.thread().value(), delete.id().value(), undo);
        } else if (write instanceof StoreWrite.PutRun put) {
            putRun(put.record(), put.expected());
        } else if (write instanceof StoreWrite.PutStep put) {
            putStep(put.step(), put.expected());
        } else if (write instanceof StoreWrite.RequireAttempt require) {
            requireAttempt(require);
        }
    }

    private void deleteThread(String thread) {
        rows.threads.delete(InMemoryRows.ROOT, thread, undo);
        rows.messages.forget(thread, undo);
        rows.runs.forget(thread, undo).forEach(run -> rows.steps.forget(run, undo));
        rows.active.end(thread, undo);
    }

    private void putMessage(Message message, long expected) {
        String thread = message.threadId().value();
        if (expected == StoreWrite.NEW) {
            mustHaveThread(thread);
            String run = rows.active.on(thread);
            if (message.runId() == null && run != null && !insertedRuns.contains(run)) {
                throw new StoreConflict(Kind.THREAD_BUSY, thread);
            }
        }
        rows.messages.put(thread, message.id().value(), message, expected, undo);
    }

    private void putRun(RunRecord record, long expected) {
        Run run = record.run();
        String thread = run.threadId().value();
        if (expected == StoreWrite.NEW) {
            mustHaveThread(thread);
            insertedRuns.add(run.id().value());
        }
        StoredRow<RunRecord> row = rows.runs.put(thread, run.id().value(), record, expected, undo);
        String active = rows.active.on(thread);
        if (active != null && !active.equals(row.id())) {
            if (!run.status().isTerminal()) {
                throw new StoreConflict(Kind.THREAD_BUSY, thread);
            }
        } else if (run.status().isTerminal()) {
            rows.active.end(thread, undo);
        } else {
            rows.active.begin(row, undo);
        }
    }

    private void putStep(RunStep step, long expected) {
        String run = step.runId().value();
        if (expected == StoreWrite.NEW
                && rows.runs.find(step.threadId().value(), run).isEmpty()) {
            throw new StoreConflict(Kind.MISSING, run);
        }
        rows.steps.put(run, step.id().value(), step, expected, undo);
    }

    private void requireAttempt(StoreWrite.RequireAttempt require) {
        String run = require.run().value();
        boolean has = rows.runs
                .find(require.thread().value(), run)
                .filter(found ->
                        require.attempt().equals(found.value().progress().attempt()))
                .isPresent();
        if (!has) {
            throw new StoreConflict(Kind.STALE, run);
        }
    }

    private void mustHaveThread(String thread) {
        if (rows.threads.find(InMemoryRows.ROOT, thread).isEmpty()) {
            throw new StoreConflict(Kind.MISSING, thread);
        }
    }
}
