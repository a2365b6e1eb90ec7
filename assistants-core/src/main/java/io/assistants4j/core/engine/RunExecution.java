package io.assistants4j.core.engine;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.RequiredAction;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Executes one turn of a run, from queued or in progress to its end or to a wait for outputs. */
final class RunExecution implements Runnable {
    private static final String LOST = " cannot be followed any longer; it goes on.";

    private final Run run;
    private final RunParts parts;
    private final RunJournal journal;
    private final RunReducer reducer;
    private final Consumer<RunExecution> whenOver;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final Map<String, RawJson> remarks = new LinkedHashMap<>();
    private volatile @Nullable TurnStream turn;

    RunExecution(RunRecord record, RunParts parts, RunJournal journal, Consumer<RunExecution> whenOver) {
        this.run = record.run();
        this.parts = parts;
        this.journal = journal;
        this.reducer = new RunReducer(run, record.progress().callIds(), parts.ids(), parts.clock(), journal);
        this.whenOver = whenOver;
    }

    Run subject() {
        return run;
    }

    /** Ends the turn from outside; the first reason counts. */
    void stop(Stop reason) {
        if (stop.compareAndSet(null, reason)) {
            closeTurn();
        }
    }

    @Override
    public void run() {
        try {
            execute();
        } catch (RuntimeException e) {
            // The store failed, or the lease ended and somebody else has the run: whoever has it, or sweeps next, goes
            // on.
            tellFault("Run " + run.id() + LOST);
        } finally {
            whenOver.accept(this);
        }
    }

    private void execute() {
        RunRecord record = journal.move(this::begin);
        if (record.run().status().isTerminal()) {
            // It was ended while nobody executed it: whoever follows it from now on was not told.
            journal.tell(RunEvent.RunChanged.of(record.run()));
            return;
        }
        if (record.run().status().equals(RunStatus.IN_PROGRESS)) {
            journal.tell(RunEvent.RunChanged.of(record.run()));
        } else {
            stop(Stop.CANCEL);
        }
        if (!record.progress().heldBack().isEmpty()) {
            journal.together(this::tellHeldBack);
        }
        Stop reason = isStopped() ? stop.get() : null;
        if (reason != null) {
            stopped(reason);
            return;
        }
        TurnPlan plan = parts.planner().plan(record);
        if (plan.turn() == null) {
            end(plan.spent(), Usage.ZERO);
        } else {
            take(plan.turn());
        }
    }

    /**
     * Takes a turn. One that came to its end by itself is closed last: what is left to do at the far side then is nothing that
     * anybody should wait for.
     */
    private void take(Turn planned) {
        try {
            TurnEvent last = speak(planned);
            if (last instanceof TurnEvent.Failed) {
                closeTurn();
            }
            finish(last);
        } finally {
            closeTurn();
        }
    }

    private void closeTurn() {
        TurnStream open = turn;
        if (open != null) {
            open.close();
        }
    }

    private @Nullable RunRecord tellHeldBack(RunRecord now) {
        if (now.progress().heldBack().isEmpty()) {
            return null;
        }
        reducer.tellHeldBack(now.progress().heldBack());
        return now.with(now.progress().told());
    }

    private RunRecord begin(RunRecord record) {
        Run stored = record.run();
        if (!stored.status().equals(RunStatus.QUEUED)) {
            return record;
        }
        return record.with(stored.draft()
                .status(RunStatus.IN_PROGRESS)
                .startedAt(stored.startedAt() == null ? parts.clock().instant() : stored.startedAt())
                .build());
    }

    /** Has the model speak; the event that ended the turn. */
    private TurnEvent speak(Turn planned) {
        try {
            TurnStream open = parts.turns().start(planned);
            turn = open;
            while (!isStopped()) {
                TurnEvent event = open.next();
                if (event == null) {
                    return broken("The answer of the model broke off.");
                }
                if (event instanceof TurnEvent.Completed
                        || event instanceof TurnEvent.Incomplete
                        || event instanceof TurnEvent.Failed) {
                    return event;
                }
                if (event instanceof TurnEvent.Remark remark) {
                    remarks.put(remark.name(), remark.value());
                } else if (!isStopped()) {
                    reducer.on(event);
                }
            }
            return broken("stopped");
        } catch (AssistantsException e) {
            e.details().further().forEach((name, value) -> remarks.put(name, new RawJson(value)));
            return new TurnEvent.Failed(TurnFailures.lastError(e), null);
        } catch (StoreConflict e) {
            throw e;
        } catch (RuntimeException e) {
            return stop.get() == null
                    ? broken("The provider failed unexpectedly: " + e.getClass().getSimpleName())
                    : broken("stopped");
        }
    }

    /** Whether to end the turn; a run whose thread was deleted is cancelled, and one that somebody else ended stays so. */
    private boolean isStopped() {
        RunStatus ended = journal.endedElsewhere();
        if (ended != null) {
            stop(ended.equals(RunStatus.EXPIRED) ? Stop.EXPIRE : Stop.CANCEL);
        } else if (journal.isGone()) {
            stop(Stop.CANCEL);
        }
        return stop.get() != null;
    }

    private void finish(TurnEvent last) {
        boolean whole = last instanceof TurnEvent.Completed && journal.endedElsewhere() == null;
        Stop reason = isStopped() ? stop.get() : null;
        if (reason != null && !whole) {
            stopped(reason);
        } else if (last instanceof TurnEvent.Completed completed) {
            complete(completed.usage());
        } else if (last instanceof TurnEvent.Incomplete incomplete) {
            end(RunEnding.incomplete(incomplete.reason()), incomplete.usage());
        } else if (last instanceof TurnEvent.Failed failed) {
            end(RunEnding.failed(failed.error()), failed.usage() == null ? Usage.ZERO : failed.usage());
        }
    }

    private void stopped(Stop reason) {
        switch (reason) {
            case CANCEL -> cancel(Usage.ZERO);
            case EXPIRE -> end(RunEnding.EXPIRED, Usage.ZERO);
            case HAND_OVER -> {
                LastError error = LastError.of(ErrorCode.SERVER_ERROR, "The server stopped; the turn is begun again.");
                reducer.breakOff(RunEnding.failed(error), Usage.ZERO);
                journal.move(record -> record.with(record.progress().released()));
                tellFault("The server is stopping; run " + run.id() + " goes on when it is back.");
            }
        }
    }

    private void cancel(Usage usage) {
        RunRecord cancelling = journal.move(RunCanceller::cancelling);
        if (!cancelling.run().status().isTerminal()) {
            journal.tell(RunEvent.RunChanged.of(cancelling.run()));
        }
        end(RunEnding.CANCELLED, usage);
    }

    private void complete(Usage usage) {
        if (!reducer.isWhole()) {
            end(RunEnding.failed(LastError.of(ErrorCode.SERVER_ERROR, "The model did not finish a call.")), usage);
            return;
        }
        List<CallBuffer> calls = reducer.complete(usage);
        if (calls.isEmpty()) {
            end(RunEnding.COMPLETED, usage);
            return;
        }
        RequiredAction action =
                RequiredAction.submit(calls.stream().map(CallBuffer::toRequired).toList());
        RunRecord waiting = journal.move(record -> await(record, action, usage));
        if (waiting.run().status().equals(RunStatus.REQUIRES_ACTION)) {
            journal.tell(RunEvent.RunChanged.of(waiting.run()));
        } else {
            cancel(usage);
        }
    }

    private RunRecord await(RunRecord record, RequiredAction action, Usage usage) {
        if (journal.isGone() || !record.run().status().equals(RunStatus.IN_PROGRESS)) {
            return record;
        }
        Run waiting = record.run()
                .draft()
                .status(RunStatus.REQUIRES_ACTION)
                .requiredAction(action)
                .extensions(record.run().extensions().with(remarks))
                .build();
        return new RunRecord(
                waiting, record.progress().turnEnded(usage, transcript(record)).waiting(usage, reducer.heldBack()));
    }

    private void end(RunEnding ending, Usage usage) {
        reducer.breakOff(ending, usage);
        RunRecord ended = journal.move(record -> record.run().status().isTerminal()
                ? record
                : remarked(ending.apply(
                        record, usage, transcript(record), parts.clock().instant())));
        journal.tell(RunEvent.RunChanged.of(ended.run()));
    }

    private RunRecord remarked(RunRecord record) {
        Run ended = record.run();
        return record.with(
                ended.draft().extensions(ended.extensions().with(remarks)).build());
    }

    private List<TurnItem> transcript(RunRecord record) {
        List<TurnItem> grown = new ArrayList<>(record.progress().transcript());
        grown.addAll(reducer.said());
        return grown;
    }

    private void tellFault(String message) {
        journal.tell(new RunEvent.StreamError(new RunEvent.StreamFault(message, "server_error", null, null)));
    }

    private static TurnEvent broken(String message) {
        return new TurnEvent.Failed(LastError.of(ErrorCode.SERVER_ERROR, message), null);
    }

    /** Why a turn is ended from outside. */
    enum Stop {
        /** Somebody cancelled the run. */
        CANCEL,
        /** Its ten minutes are over. */
        EXPIRE,
        /** This engine stops; another goes on. */
        HAND_OVER
    }
}
