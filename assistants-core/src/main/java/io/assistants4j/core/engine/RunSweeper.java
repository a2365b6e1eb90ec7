package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps runs moving: renews leases, ends what expired or was cancelled, and takes over what nobody executes. */
final class RunSweeper {
    private static final int BATCH = 100;

    private final ConversationStore store;
    private final Executions executions;
    private final RunCloser closer;
    private final EngineSettings settings;
    private final Clock clock;
    /** Runs that are followed here and may be executed elsewhere. */
    private final Map<EventQueue, Run> afar = new ConcurrentHashMap<>();

    RunSweeper(ConversationStore store, Executions executions, RunCloser closer, EngineSettings settings, Clock clock) {
        this.store = store;
        this.executions = executions;
        this.closer = closer;
        this.settings = settings;
        this.clock = clock;
    }

    void sweep() {
        executions.all().forEach(this::watch);
        for (Versioned<RunRecord> due : store.due(clock.instant(), BATCH)) {
            attend(due.value());
        }
        afar.forEach(this::lookAfar);
    }

    /** Sees to it that whoever follows this run here hears of its end, though another engine may execute it. */
    void watchFromAfar(Run queued, EventQueue follower) {
        afar.put(follower, queued);
    }

    /** Ends the run where its time is over; whether it has ended when this returns. */
    boolean endedByExpiry(RunRecord record) {
        return expireIfDue(record) && !isInHand(record);
    }

    /** Ends the run where its time is over, if need be by way of whoever executes it; whether its time is over. */
    boolean expireIfDue(RunRecord record) {
        Run run = record.run();
        Instant expiresAt = run.expiresAt();
        if (run.status().isTerminal() || expiresAt == null || expiresAt.isAfter(clock.instant())) {
            return false;
        }
        if (!isInHand(record)) {
            closer.end(RunEnding.EXPIRED, executions.journal(record));
        } else {
            executions.executing(record).ifPresent(execution -> execution.stop(RunExecution.Stop.EXPIRE));
        }
        return true;
    }

    /** Whether somebody executes the run or is about to, here or elsewhere, and sees to its end. */
    boolean isInHand(RunRecord record) {
        return executions.executing(record).isPresent() || record.progress().isLeased(clock.instant());
    }

    /** Executes a run that is leased to this engine; the slot must be reserved. */
    void startLeased(RunRecord leased, @Nullable EventQueue follower) {
        executions.start(leased, follower, this::startNext);
    }

    RunRecord lease(RunRecord record) {
        return record.with(
                record.progress().leased(settings.owner(), clock.instant().plus(settings.lease())));
    }

    private void startNext() {
        try {
            store.due(clock.instant(), 1).forEach(due -> attend(due.value()));
        } catch (RuntimeException e) {
            // The store fails, or is closed because this engine stops: what waits is the next sweep's, here or
            // elsewhere.
            return;
        }
    }

    private void watch(RunExecution execution) {
        Run run = execution.subject();
        Optional<Versioned<RunRecord>> stored = store.run(run.threadId(), run.id());
        if (stored.isEmpty()) {
            execution.stop(RunExecution.Stop.CANCEL);
            return;
        }
        Run now = stored.get().value().run();
        if (now.status().equals(RunStatus.CANCELLING)) {
            execution.stop(RunExecution.Stop.CANCEL);
        } else if (!expireIfDue(stored.get().value()) && !now.status().isTerminal()) {
            renew(stored.get());
        }
    }

    /** Another engine tells nobody here: what became of the run is told from the store, once it goes no further by itself. */
    private void lookAfar(EventQueue follower, Run followed) {
        RunId id = followed.id();
        Optional<Versioned<RunRecord>> stored = store.run(followed.threadId(), id);
        boolean isHere = stored.isPresent()
                && settings.owner().equals(stored.get().value().progress().owner());
        if (isHere || !executions.isFollowed(id, follower)) {
            afar.remove(follower);
            return;
        }
        RunEvent reached = stored.isPresent()
                ? RunEvent.RunChanged.of(stored.get().value().run())
                : new RunEvent.StreamError(new RunEvent.StreamFault(
                        "Run " + id + " was deleted with its thread.", "server_error", null, null));
        if (reached.isLast()) {
            afar.remove(follower);
            executions.tell(id, List.of(follower), reached);
        }
    }

    private void renew(Versioned<RunRecord> stored) {
        RunProgress progress = stored.value().progress();
        if (!settings.owner().equals(progress.owner())) {
            return;
        }
        RunRecord renewed = stored.value().with(progress.renewed(clock.instant().plus(settings.lease())));
        try {
            store.commit(List.of(new StoreWrite.PutRun(renewed, stored.version())));
        } catch (StoreConflict e) {
            // Somebody changed the run at this moment; the next sweep comes well before the lease ends.
            return;
        }
    }

    private void attend(RunRecord record) {
        Run run = record.run();
        if (expireIfDue(record) || executions.executing(record).isPresent()) {
            return;
        }
        if (run.status().equals(RunStatus.CANCELLING)) {
            closer.end(RunEnding.CANCELLED, executions.journal(record));
            return;
        }
        LastError lost = LastError.of(
                ErrorCode.SERVER_ERROR, "The server stopped while the run was executed, too often to try again.");
        if (record.progress().attempts() >= settings.maxAttempts()) {
            closer.end(RunEnding.failed(lost), executions.journal(record));
        } else if (executions.reserve()) {
            takeOver(record, RunEnding.failed(lost));
        }
    }

    /**
     * Leases a run to this engine, together with closing what a broken turn left open of it, and executes it; the slot must be
     * reserved. Leaves it alone where somebody has it or it waits by now.
     */
    private void takeOver(RunRecord found, RunEnding broken) {
        RunRecord leased = null;
        try {
            RunJournal journal = executions.journal(found);
            leased = journal.together(now -> leased(now, broken, journal));
        } finally {
            if (leased == null) {
                executions.giveBack();
            }
        }
        if (leased != null) {
            startLeased(leased, null);
        }
    }

    private @Nullable RunRecord leased(RunRecord now, RunEnding broken, RunJournal journal) {
        boolean isBroken = now.run().status().equals(RunStatus.IN_PROGRESS);
        boolean isDue = isBroken || now.run().status().equals(RunStatus.QUEUED);
        if (!isDue || now.progress().isLeased(clock.instant())) {
            return null;
        }
        if (isBroken) {
            closer.closeChildren(now, broken, journal);
        }
        return lease(now);
    }
}
