package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.Message;
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
 * <p>An execution writes only as long as its {@link Attempt} has the run. Where somebody else ended the run meanwhile, it only
 * tells the rest, as it was stored. For one thread.
 */
final class RunJournal {
    private final ConversationStore store;
    private final Consumer<RunEvent> follower;
    private final ThreadId thread;
    private final RunId run;
    /** The attempt whose journal this is; null outside of executions. */
    private final @Nullable Attempt attempt;

    private RunRecord latest;
    private boolean gone;
    /** What is to be stored and told together; null while everything is at once. */
    private @Nullable JournalPage page;

    private RunJournal(RunParts parts, RunRecord record, @Nullable Attempt attempt, Consumer<RunEvent> follower) {
        Run subject = record.run();
        this.store = parts.store();
        this.attempt = attempt;
        this.thread = subject.threadId();
        this.run = subject.id();
        this.latest = record;
        this.follower = follower;
    }

    /** Of what an execution does with a run that is leased to it. */
    static RunJournal ofExecution(RunParts parts, RunRecord leased, Consumer<RunEvent> follower) {
        return new RunJournal(parts, leased, Attempt.at(parts, leased), follower);
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

    /** How somebody else ended the run of this execution; null while nobody did. Looks where the lease is over. */
    @Nullable
    RunStatus endedElsewhere() {
        look();
        return attempt == null ? null : attempt.ended();
    }

    void write(StoreWrite write) {
        JournalPage open = page;
        if (open != null && !gone) {
            open.write(write);
            return;
        }
        RunStatus ended = endedElsewhere();
        if (attempt != null && ended != null) {
            throw attempt.lost();
        }
        if (gone) {
            return;
        }
        try {
            store.commit(guarded(write));
        } catch (StoreConflict e) {
            noticeLoss(e);
            if (!gone) {
                noticeDeletion(e);
            }
        }
    }

    /**
     * Changes the run as it is in the store by now; the change may be asked for again where somebody else was faster. Of a run
     * that has gone with its thread, what was last known is changed.
     */
    RunRecord move(UnaryOperator<RunRecord> change) {
        while (true) {
            Optional<Versioned<RunRecord>> current = gone ? Optional.empty() : store.run(thread, run);
            if (current.isEmpty()) {
                gone = true;
                latest = change.apply(latest);
                return latest;
            }
            RunRecord now = current.get().value();
            requireMine(now);
            RunRecord changed = change.apply(now);
            if (changed.equals(now)) {
                latest = now;
                return now;
            }
            try {
                store.commit(
                        List.of(new StoreWrite.PutRun(changed, current.get().version())));
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
     * @return what became of it in the store; null where nothing did
     */
    @Nullable
    RunRecord together(Function<RunRecord, @Nullable RunRecord> change) {
        while (true) {
            Optional<Versioned<RunRecord>> current = gone ? Optional.empty() : store.run(thread, run);
            if (current.isEmpty()) {
                gone = true;
                RunRecord changed = change.apply(latest);
                latest = changed == null ? latest : changed;
                return null;
            }
            requireMine(current.get().value());
            JournalPage open = new JournalPage();
            page = open;
            RunRecord changed;
            try {
                changed = change.apply(current.get().value());
            } finally {
                page = null;
            }
            if (changed == null) {
                return null;
            }
            try {
                store.commit(open.writesWith(
                        new StoreWrite.PutRun(changed, current.get().version())));
                latest = changed;
                open.told().forEach(follower);
                return changed;
            } catch (StoreConflict e) {
                if (e.kind() != StoreConflict.Kind.STALE && e.kind() != StoreConflict.Kind.MISSING) {
                    throw e;
                }
            }
        }
    }

    /** Ends a step. One that somebody else has ended stays so, but gets the calls that its followers were told. */
    RunStep close(RunStep ended) {
        if (page != null || endedElsewhere() == null) {
            write(new StoreWrite.PutStep(ended, StoreWrite.ANY));
            return ended;
        }
        Optional<RunStep> kept = store.step(thread, run, ended.id()).map(Versioned::value);
        if (kept.isEmpty()) {
            return ended;
        }
        RunStep merged = kept.get().withDetails(ended.stepDetails());
        try {
            store.commit(List.of(new StoreWrite.PutStep(merged, StoreWrite.ANY)));
        } catch (StoreConflict e) {
            noticeDeletion(e);
        }
        return merged;
    }

    /**
     * Closes a message without losing what a caller changed of its metadata meanwhile; a deleted one stays deleted. One that
     * somebody else has closed stays so, but gets the text that its followers were told.
     */
    Message close(Message closed) {
        JournalPage open = page;
        if (open != null && !gone) {
            return closeTogether(closed, open);
        }
        while (true) {
            boolean isOver = endedElsewhere() != null;
            Optional<Versioned<Message>> current = gone ? Optional.empty() : store.message(thread, closed.id());
            if (current.isEmpty()) {
                return closed;
            }
            Message kept = current.get().value();
            Message merged = isOver ? kept.withContent(closed.content()) : closed.withMetadata(kept.metadata());
            StoreWrite write = new StoreWrite.PutMessage(merged, current.get().version());
            try {
                store.commit(isOver ? List.of(write) : guarded(write));
                return merged;
            } catch (StoreConflict e) {
                if (e.kind() == StoreConflict.Kind.MISSING) {
                    return closed;
                }
                noticeLoss(e);
            }
        }
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

    private void look() {
        if (attempt != null) {
            attempt.look();
            gone |= attempt.isGone();
        }
    }

    private void requireMine(RunRecord now) {
        if (attempt != null) {
            attempt.requireMine(now);
        }
    }

    private List<StoreWrite> guarded(StoreWrite write) {
        return attempt == null ? List.of(write) : attempt.guarded(write);
    }

    /** A commit that was refused as stale may say that somebody else has the run. */
    private void noticeLoss(StoreConflict conflict) {
        if (attempt != null && conflict.kind() == StoreConflict.Kind.STALE) {
            attempt.lookAgain();
            gone |= attempt.isGone();
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
