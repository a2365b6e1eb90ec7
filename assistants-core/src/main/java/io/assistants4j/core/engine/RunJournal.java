package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.Message;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in one run to the store, then tells whoever follows it: nothing is told that is not kept.
 *
 * <p>Once the thread was deleted there is nothing left to keep: what is still to be told, such as the end, is told all the
 * same.
 *
 * <p>An execution writes only as long as the run is its own: once its lease is over it looks, before each write, whether
 * somebody else has the run. For one thread.
 */
final class RunJournal {
    private final ConversationStore store;
    private final Consumer<RunEvent> follower;
    private final ThreadId thread;
    private final RunId run;
    private final Clock clock;
    /** The attempt whose journal this is; null outside of executions. */
    private @Nullable RunProgress attempt;

    private RunRecord latest;
    private boolean gone;
    /** What is to be stored and told together; null while everything is at once. */
    private @Nullable JournalPage page;

    private RunJournal(RunParts parts, RunRecord record, @Nullable RunProgress attempt, Consumer<RunEvent> follower) {
        Run subject = record.run();
        this.store = parts.store();
        this.clock = parts.clock();
        this.attempt = attempt;
        this.thread = subject.threadId();
        this.run = subject.id();
        this.latest = record;
        this.follower = follower;
    }

    /** Of what an execution does with a run that is leased to it. */
    static RunJournal ofExecution(RunParts parts, RunRecord leased, Consumer<RunEvent> follower) {
        return new RunJournal(parts, leased, leased.progress(), follower);
    }

    /** Of what is done with a run that nobody executes. */
    static RunJournal outside(RunParts parts, RunRecord record, Consumer<RunEvent> follower) {
        return new RunJournal(parts, record, null, follower);
    }

    /** Whether the thread was deleted, as far as it was noticed. */
    boolean isGone() {
        return gone;
    }

    void tell(RunEvent event) {
        JournalPage open = page;
        if (open == null) {
            follower.accept(event);
        } else {
            open.tell(event);
        }
    }

    void write(StoreWrite write) {
        if (gone) {
            return;
        }
        JournalPage open = page;
        if (open != null) {
            open.write(write);
            return;
        }
        checkLease();
        if (gone) {
            return;
        }
        try {
            store.commit(List.of(write));
        } catch (StoreConflict e) {
            noticeDeletion(e);
        }
    }

    /**
     * Changes the run as it is in the store by now, together with other writes; the change may be asked for again where
     * somebody else was faster. Of a run that has gone with its thread, what was last known is changed.
     */
    RunRecord move(UnaryOperator<RunRecord> change, List<StoreWrite> others) {
        while (true) {
            Optional<Versioned<RunRecord>> current = gone ? Optional.empty() : store.run(thread, run);
            if (current.isEmpty()) {
                gone = true;
                latest = change.apply(latest);
                return latest;
            }
            checkIsMine(current.get().value());
            RunRecord changed = change.apply(current.get().value());
            List<StoreWrite> writes = new ArrayList<>(others);
            writes.add(new StoreWrite.PutRun(changed, current.get().version()));
            try {
                store.commit(writes);
                latest = changed;
                return changed;
            } catch (StoreConflict e) {
                if (e.kind() != StoreConflict.Kind.STALE) {
                    noticeDeletion(e);
                }
            }
        }
    }

    /**
     * Changes the run as it is in the store by now together with all that the change writes: either all of it is stored, and
     * what the change told is told then, or somebody else was faster, and the change is asked again.
     *
     * @param change what becomes of the run; null where there is nothing to do
     */
    void together(Function<RunRecord, @Nullable RunRecord> change) {
        while (true) {
            Optional<Versioned<RunRecord>> current = gone ? Optional.empty() : store.run(thread, run);
            if (current.isEmpty()) {
                gone = true;
                RunRecord changed = change.apply(latest);
                latest = changed == null ? latest : changed;
                return;
            }
            checkIsMine(current.get().value());
            JournalPage open = new JournalPage();
            page = open;
            RunRecord changed;
            try {
                changed = change.apply(current.get().value());
            } finally {
                page = null;
            }
            if (changed == null) {
                return;
            }
            try {
                store.commit(open.writesWith(
                        new StoreWrite.PutRun(changed, current.get().version())));
                latest = changed;
                open.told().forEach(follower);
                return;
            } catch (StoreConflict e) {
                if (e.kind() != StoreConflict.Kind.STALE && e.kind() != StoreConflict.Kind.MISSING) {
                    throw e;
                }
            }
        }
    }

    /** Closes a message without losing what a caller changed of its metadata meanwhile; a deleted one stays deleted. */
    Message close(Message closed) {
        JournalPage open = page;
        if (open != null && !gone) {
            return closeTogether(closed, open);
        }
        while (!gone) {
            checkLease();
            Optional<Versioned<Message>> current = store.message(thread, closed.id());
            if (current.isEmpty()) {
                return closed;
            }
            Message merged = closed.withMetadata(current.get().value().metadata());
            try {
                store.commit(
                        List.of(new StoreWrite.PutMessage(merged, current.get().version())));
                return merged;
            } catch (StoreConflict e) {
                if (e.kind() == StoreConflict.Kind.MISSING) {
                    return closed;
                }
            }
        }
        return closed;
    }

    private Message closeTogether(Message closed, JournalPage open) {
        if (open.has(closed)) {
            open.write(new StoreWrite.PutMessage(closed, StoreWrite.NEW));
            return closed;
        }
        Optional<Versioned<Message>> current = store.message(thread, closed.id());
        if (current.isEmpty()) {
            return closed;
        }
        Message merged = closed.withMetadata(current.get().value().metadata());
        open.write(new StoreWrite.PutMessage(merged, current.get().version()));
        return merged;
    }

    /** Looks, once the lease is over as far as it was known, whether it was renewed or the run is somebody else's. */
    private void checkLease() {
        RunProgress mine = attempt;
        if (mine == null || mine.isLeased(clock.instant())) {
            return;
        }
        Optional<Versioned<RunRecord>> current = store.run(thread, run);
        if (current.isEmpty()) {
            gone = true;
        } else {
            checkIsMine(current.get().value());
            attempt = current.get().value().progress();
        }
    }

    /** A run that is over is nobody's: whoever changes it sees that. */
    private void checkIsMine(RunRecord now) {
        RunProgress mine = attempt;
        if (mine != null && !now.run().status().isTerminal() && !now.progress().isSameAttempt(mine)) {
            throw new StoreConflict(StoreConflict.Kind.STALE, run.value());
        }
    }

    private void noticeDeletion(StoreConflict conflict) {
        if (conflict.kind() != StoreConflict.Kind.MISSING
                || store.thread(thread).isPresent()) {
            throw conflict;
        }
        gone = true;
    }
}
