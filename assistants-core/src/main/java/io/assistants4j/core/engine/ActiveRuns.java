package io.assistants4j.core.engine;

import io.assistants4j.core.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The active run of each thread, so that neither the lock nor the search for due runs looks at those that ended. */
final class ActiveRuns {
    private final Map<String, StoredRow<RunRecord>> byThread = new HashMap<>();
    private final TreeMap<Long, StoredRow<RunRecord>> byPlace = new TreeMap<>();

    @Nullable
    String on(String thread) {
        StoredRow<RunRecord> row = byThread.get(thread);
        return row == null ? null : row.id();
    }

    void begin(StoredRow<RunRecord> row, Deque<Runnable> undo) {
        replace(row.parent(), row, undo);
    }

    void end(String thread, Deque<Runnable> undo) {
        replace(thread, null, undo);
    }

    List<Versioned<RunRecord>> due(Instant now, int limit) {
        List<Versioned<RunRecord>> due = new ArrayList<>();
        for (StoredRow<RunRecord> row : byPlace.values()) {
            RunRecord run = Objects.requireNonNull(row.value());
            if (due.size() < limit && isDue(run, now)) {
                due.add(new Versioned<>(run, row.version()));
            }
        }
        return due;
    }

    private static boolean isDue(RunRecord record, Instant now) {
        Instant expiry = record.run().expiresAt();
        if (expiry != null && !expiry.isAfter(now)) {
            return true;
        }
        RunStatus status = record.run().status();
        boolean wantsWork = status.equals(RunStatus.QUEUED)
                || status.equals(RunStatus.IN_PROGRESS)
                || status.equals(RunStatus.CANCELLING);
        Instant lease = record.progress().leaseUntil();
        return wantsWork && (record.progress().owner() == null || lease == null || !lease.isAfter(now));
    }

    private void replace(String thread, @Nullable StoredRow<RunRecord> row, Deque<Runnable> undo) {
        StoredRow<RunRecord> old = byThread.get(thread);
        put(thread, old, row);
        undo.push(() -> put(thread, row, old));
    }

    private void put(String thread, @Nullable StoredRow<RunRecord> old, @Nullable StoredRow<RunRecord> row) {
        if (old != null) {
            byThread.remove(thread);
            byPlace.remove(old.place());
        }
        if (row != null) {
            byThread.put(thread, row);
            byPlace.put(row.place(), row);
        }
    }
}
