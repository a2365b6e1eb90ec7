package io.assistants4j.core.engine;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Cancels runs, by way of whoever executes them. */
final class RunCanceller {
    private final ConversationStore store;
    private final Executions executions;
    private final RunSweeper sweeper;
    private final RunCloser closer;

    RunCanceller(ConversationStore store, Executions executions, RunSweeper sweeper, RunCloser closer) {
        this.store = store;
        this.executions = executions;
        this.sweeper = sweeper;
        this.closer = closer;
    }

    /** The record on its way to be cancelled, where it is not over. */
    static RunRecord cancelling(RunRecord record) {
        return isTooLate(record.run().status())
                ? record
                : record.with(record.run()
                        .draft()
                        .status(RunStatus.CANCELLING)
                        .requiredAction(null)
                        .build());
    }

    /** Begins to cancel the run that is read by this; whoever has it in hand ends it soon after. */
    Run cancel(Supplier<Versioned<RunRecord>> read) {
        RunRecord cancelling = Changes.apply(
                read,
                record -> {
                    RunStatus status = record.run().status();
                    if (isTooLate(status)) {
                        throw InvalidRequestException.inThisState(
                                "Cannot cancel run with status '" + status.value() + "'.");
                    }
                    return cancelling(record);
                },
                (changed, version) -> store.commit(List.of(new StoreWrite.PutRun(changed, version))));
        if (sweeper.isInHand(cancelling)) {
            executions.executing(cancelling).ifPresent(execution -> execution.stop(RunExecution.Stop.CANCEL));
        } else {
            executions.execute(() -> end(cancelling));
        }
        return cancelling.run();
    }

    /** Cancels what is active on a thread, then deletes the thread. */
    void deleteThread(ThreadId thread) {
        Optional<Versioned<RunRecord>> active = store.activeRun(thread);
        if (active.isPresent()) {
            RunJournal journal = executions.journal(active.get().value());
            RunRecord cancelling = journal.move(RunCanceller::cancelling);
            if (!sweeper.isInHand(cancelling) && !cancelling.run().status().isTerminal()) {
                end(cancelling);
            }
        }
        store.commit(List.of(new StoreWrite.DeleteThread(thread)));
        executions.all().stream()
                .filter(execution -> execution.subject().threadId().equals(thread))
                .forEach(execution -> execution.stop(RunExecution.Stop.CANCEL));
    }

    private static boolean isTooLate(RunStatus status) {
        return status.isTerminal() || status.equals(RunStatus.CANCELLING);
    }

    private void end(RunRecord cancelling) {
        RunJournal journal = executions.journal(cancelling);
        journal.tell(RunEvent.RunChanged.of(cancelling.run()));
        closer.end(RunEnding.CANCELLED, journal);
    }
}
