package io.assistants4j.store.jdbc;

import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.engine.StoreWrite;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.Message;
import io.assistants4j.wire.json.JsonCodec;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One write, made ready by whoever wants it, so that the writer's thread has nothing to do but SQL. */
@FunctionalInterface
interface Change {
    /** Executes the statements; a {@link io.assistants4j.core.engine.StoreConflict} refuses the whole commit. */
    void applyTo(Commit commit);

    /** The change that a write asks for. */
    static Change of(StoreWrite write) {
        if (write instanceof StoreWrite.PutAssistant put) {
            Row row = row(Table.ASSISTANTS, put.assistant().id().value(), put.assistant());
            return commit -> commit.put(row, put.expected());
        } else if (write instanceof StoreWrite.DeleteAssistant delete) {
            return commit -> commit.delete(Table.ASSISTANTS, delete.id().value(), Map.of());
        } else if (write instanceof StoreWrite.PutThread put) {
            Row row = row(Table.THREADS, put.thread().id().value(), put.thread());
            return commit -> commit.put(row, put.expected());
        } else if (write instanceof StoreWrite.DeleteThread delete) {
            return commit -> commit.deleteThread(delete.id().value());
        } else if (write instanceof StoreWrite.PutMessage put) {
            return message(put.message(), put.expected());
        } else if (write instanceof StoreWrite.DeleteMessage delete) {
            return commit -> commit.delete(
                    Table.MESSAGES,
                    delete.id().value(),
                    Row.columns("thread", delete.thread().value()));
        } else if (write instanceof StoreWrite.PutRun put) {
            return run(put.record(), put.expected());
        } else if (write instanceof StoreWrite.PutStep put) {
            return step(put.step(), put.expected());
        } else if (write instanceof StoreWrite.RequireAttempt require) {
            Map<String, @Nullable Object> attempt =
                    Row.columns("thread", require.thread().value(), "attempt", require.attempt());
            return commit -> commit.mustStillHave(Table.RUNS, require.run().value(), attempt);
        }
        throw new IllegalArgumentException("An unknown write: " + write);
    }

    private static Change message(Message message, long expected) {
        String thread = message.threadId().value();
        String run = message.runId() == null ? null : message.runId().value();
        Row row = new Row(
                Table.MESSAGES,
                message.id().value(),
                Row.columns("thread", thread),
                Row.columns("run", run, "document", json(message)));
        return commit -> {
            if (expected == StoreWrite.NEW) {
                commit.mustHave(Table.THREADS, thread, Map.of());
                if (run == null) {
                    commit.mustTakeMessages(thread);
                }
            }
            commit.put(row, expected);
        };
    }

    private static Change run(RunRecord record, long expected) {
        Run run = record.run();
        String thread = run.threadId().value();
        boolean active = !run.status().isTerminal();
        Instant lease =
                record.progress().owner() == null ? null : record.progress().leaseUntil();
        Row row = new Row(
                Table.RUNS,
                run.id().value(),
                Row.columns("thread", thread),
                Row.columns(
                        "status",
                        run.status().value(),
                        "active",
                        active ? 1 : 0,
                        "attempt",
                        record.progress().attempt(),
                        "lease_until",
                        millis(lease),
                        "expires_at",
                        millis(run.expiresAt()),
                        "document",
                        json(run),
                        "progress",
                        json(record.progress())));
        return commit -> {
            if (expected == StoreWrite.NEW) {
                commit.mustHave(Table.THREADS, thread, Map.of());
            }
            if (active) {
                commit.mustBeFree(thread, row.id());
            }
            commit.put(row, expected);
        };
    }

    private static Change step(RunStep step, long expected) {
        String thread = step.threadId().value();
        String run = step.runId().value();
        Row row = new Row(
                Table.STEPS,
                step.id().value(),
                Row.columns("thread", thread, "run", run),
                Row.columns("document", json(step)));
        return commit -> {
            if (expected == StoreWrite.NEW) {
                commit.mustHave(Table.RUNS, run, Row.columns("thread", thread));
            }
            commit.put(row, expected);
        };
    }

    private static Row row(Table table, String id, Object document) {
        return new Row(table, id, Map.of(), Row.columns("document", json(document)));
    }

    private static String json(Object document) {
        return JsonCodec.tolerant().write(document);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
