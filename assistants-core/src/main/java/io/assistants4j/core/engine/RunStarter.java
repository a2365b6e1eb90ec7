package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.ToolOutput;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Starts runs: stores them under the lock of their thread, then hands them to an execution if there is room. */
final class RunStarter {
    /** For runs nobody follows: what is told of them goes nowhere. */
    static final Function<RunId, EventQueue> UNFOLLOWED = run -> new EventQueue();

    private final ConversationStore store;
    private final EngineThreads threads;
    private final Executions executions;
    private final RunSweeper sweeper;
    private final RunLocks locks;
    private final NewIds ids;
    private final Clock clock;

    RunStarter(
            ConversationStore store,
            EngineThreads threads,
            Executions executions,
            RunSweeper sweeper,
            RunLocks locks,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.threads = threads;
        this.executions = executions;
        this.sweeper = sweeper;
        this.locks = locks;
        this.ids = ids;
        this.clock = clock;
    }

    Started create(ThreadId thread, NewRun request, Function<RunId, EventQueue> follow) {
        threads.stored(thread);
        List<StoreWrite> writes = new ArrayList<>();
        Instant now = clock.instant();
        request.additionalMessages()
                .forEach(message ->
                        writes.add(new StoreWrite.PutMessage(threads.draft(thread, message), StoreWrite.NEW)));
        RunRecord record = RunDrafting.draft(ids.run(), thread, assistant(request.assistantId()), request, now);
        return start(record, writes, List.of(), follow);
    }

    Started createWithThread(NewThreadRun request, Function<RunId, EventQueue> follow) {
        Assistant assistant = assistant(request.assistantId());
        List<StoreWrite> writes = new ArrayList<>();
        NewThread newThread = request.thread() == null ? NewThread.EMPTY : request.thread();
        AssistantThread thread = threads.draft(newThread, writes);
        NewRun run = RunDrafting.runOf(request);
        RunRecord drafted = RunDrafting.draft(ids.run(), thread.id(), assistant, run, clock.instant());
        RunRecord record = request.toolResources() == null
                ? drafted
                : drafted.with(drafted.run().withToolResources(request.toolResources()));
        return start(record, writes, List.of(new RunEvent.ThreadCreated(thread)), follow);
    }

    /** Hands the outputs to a run that waits for them. */
    Started submit(
            ThreadId thread, Versioned<RunRecord> found, List<ToolOutput> outputs, Function<RunId, EventQueue> follow) {
        Run run = found.value().run();
        Submission submission = Submission.check(run, outputs);
        Usage stepUsage = found.value().progress().stepUsage();
        RunStep waiting = openStep(thread, run);
        RunStep ended = submission
                .answer(waiting)
                .ended(RunStepStatus.COMPLETED, clock.instant(), null, stepUsage == null ? Usage.ZERO : stepUsage);
        Run queued = run.draft().status(RunStatus.QUEUED).requiredAction(null).build();
        RunRecord record = new RunRecord(
                queued,
                found.value()
                        .progress()
                        .submitted(submission.transcript(found.value().progress())));
        boolean reserved = executions.reserve();
        RunRecord stored = reserved ? sweeper.lease(record) : record;
        EventQueue stream = follow.apply(run.id());
        try {
            store.commit(List.of(
                    new StoreWrite.PutStep(ended, StoreWrite.ANY), new StoreWrite.PutRun(stored, found.version())));
        } catch (StoreConflict e) {
            abandon(run.id(), reserved);
            throw InvalidRequestException.inThisState("Run " + run.id() + " changed while outputs were submitted.");
        }
        stream.add(RunEvent.StepChanged.of(ended));
        stream.add(RunEvent.RunChanged.of(queued));
        launch(queued, reserved);
        return new Started(queued, stream);
    }

    private Started start(
            RunRecord record, List<StoreWrite> writes, List<RunEvent> before, Function<RunId, EventQueue> follow) {
        Run run = record.run();
        boolean reserved = executions.reserve();
        writes.add(new StoreWrite.PutRun(reserved ? sweeper.lease(record) : record, StoreWrite.NEW));
        EventQueue stream = follow.apply(run.id());
        try {
            locks.commit(
                    run.threadId(),
                    writes,
                    active -> "Thread " + run.threadId() + " already has an active run " + active + ".");
        } catch (RuntimeException e) {
            abandon(run.id(), reserved);
            throw e;
        }
        before.forEach(stream::add);
        stream.add(new RunEvent.RunChanged(RunEvent.RunChanged.CREATED, run));
        stream.add(RunEvent.RunChanged.of(run));
        launch(run, reserved);
        return new Started(run, stream);
    }

    private void launch(Run run, boolean reserved) {
        if (reserved) {
            sweeper.startLeased(run);
        }
    }

    private void abandon(RunId run, boolean reserved) {
        executions.forget(run);
        if (reserved) {
            executions.giveBack();
        }
    }

    private RunStep openStep(ThreadId thread, Run run) {
        return store.steps(thread, run.id(), PageRequest.newest(1)).data().stream()
                .filter(step -> step.status().equals(RunStepStatus.IN_PROGRESS))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.inThisState("Run " + run.id() + " waits for no outputs."));
    }

    private Assistant assistant(AssistantId id) {
        return store.assistant(id)
                .orElseThrow(() -> new NotFoundException("assistant", id.value()))
                .value();
    }

    /**
     * A run that was started.
     *
     * @param run the run, queued
     * @param stream what is told of it
     */
    record Started(Run run, EventQueue stream) {}
}
