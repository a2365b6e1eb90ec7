package io.assistants4j.core.engine;

import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps runs moving: renews leases, ends what expired or was cancelled, and takes over what nobody executes. */
final class RunSweeper {
    private static final int BATCH = 100;

    private final ConversationStore store;
    private final Executions executions;
    private final RunCloser closer;
    private final EngineSettings settings;
    private final Clock clock;

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
            attend(due);
        }
    }

    /** Ends the run where its time is over; whether it has ended when this returns. */
    boolean endedByExpiry(Run run) {
        return expireIfDue(run) && executions.find(run.id()).isEmpty();
    }

    /** Ends the run where its time is over, if need be by way of whoever executes it; whether its time is over. */
    boolean expireIfDue(Run run) {
        Instant expiresAt = run.expiresAt();
        if (run.status().isTerminal() || expiresAt == null || expiresAt.isAfter(clock.instant())) {
            return false;
        }
        Optional<RunExecution> execution = executions.find(run.id());
        if (execution.isPresent()) {
            execution.get().stop(RunExecution.Stop.EXPIRE);
        } else {
            closer.end(run, RunEnding.EXPIRED, executions.journal(run));
        }
        return true;
    }

    /** Leases a run to this engine and executes it; the slot must be reserved. */
    void start(Versioned<RunRecord> found) {
        RunRecord leased = lease(found.value());
        try {
            store.commit(List.of(new StoreWrite.PutRun(leased, found.version())));
        } catch (StoreConflict e) {
            executions.giveBack();
            return;
        }
        startLeased(leased.run());
    }

    void startLeased(Run run) {
        executions.start(run, this::startNext);
    }

    RunRecord lease(RunRecord record) {
        return record.with(
                record.progress().leased(settings.owner(), clock.instant().plus(settings.lease())));
    }

    private void startNext() {
        store.due(clock.instant(), 1).forEach(this::attend);
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
        } else if (!expireIfDue(now) && !now.status().isTerminal()) {
            renew(stored.get());
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

    private void attend(Versioned<RunRecord> due) {
        Run run = due.value().run();
        if (expireIfDue(run) || executions.find(run.id()).isPresent()) {
            return;
        }
        if (run.status().equals(RunStatus.CANCELLING)) {
            closer.end(run, RunEnding.CANCELLED, executions.journal(run));
            return;
        }
        LastError lost = LastError.of(
                ErrorCode.SERVER_ERROR, "The server stopped while the run was executed, too often to try again.");
        if (due.value().progress().attempts() >= settings.maxAttempts()) {
            closer.end(run, RunEnding.failed(lost), executions.journal(run));
        } else if (executions.reserve()) {
            if (run.status().equals(RunStatus.IN_PROGRESS)) {
                closer.closeChildren(run, RunEnding.failed(lost), executions.journal(run));
            }
            start(due);
        }
    }
}
