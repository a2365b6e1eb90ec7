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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts runs: stores them under the lock of their thread, then hands them to an execution if there is room. */
final class RunStarter {
    private final ConversationStore store;
    private final RunDemands demands;
    private final EngineThreads threads;
    private final Executions executions;
    private final RunSweeper sweeper;
    private final RunLocks locks;
    private final NewIds ids;
    private final Clock clock;

    RunStarter(
            ConversationStore store,
            RunDemands demands,
            EngineThreads threads,
            Executions executions,
            RunSweeper sweeper,
            RunLocks locks,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.demands = demands;
        this.threads = threads;
        this.executions = executions;
        this.sweeper = sweeper;
        this.locks = locks;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates a run.
     *
     * @param follower who follows it; null for nobody
     */
    Run create(ThreadId thread, NewRun request, @Nullable EventQueue follower) {
        threads.stored(thread);
        List<StoreWrite> writes = new ArrayList<>();
        Instant now = clock.instant();
        request.additionalMessages()
                .forEach(message ->
                        writes.add(new StoreWrite.PutMessage(threads.draft(thread, message), StoreWrite.NEW)));
        RunRecord record = RunDrafting.draft(ids.run(), thread, assistant(request.assistantId()), request, now);
        demands.check(request, record.run());
        return start(record, writes, List.of(), follower);
    }

    /** Creates a run and its thread, like {@link #create}. */
    Run createWithThread(NewThreadRun request, @Nullable EventQueue follower) {
        ResourceRules.refuseSeeds(request.toolResources());
        Assistant assistant = assistant(request.assistantId());
        List<StoreWrite> writes = new ArrayList<>();
        NewThread newThread = request.thread() == null ? NewThread.EMPTY : request.thread();
        AssistantThread thread = threads.draft(newThread, writes);
        NewRun run = request.withoutThread();
        RunRecord drafted = RunDrafting.draft(ids.run(), thread.id(), assistant, run, clock.instant());
        RunRecord record = request.toolResources() == null
                ? drafted
                : drafted.with(drafted.run().withToolResources(request.toolResources()));
        demands.check(run, record.run());
        return start(record, writes, List.of(new RunEvent.ThreadCreated(thread)), follower);
    }

    /**
     * Hands the outputs to a run that waits for them.
     *
     * @param read reads the run; again where it was changed in the meantime
     */
    Run submit(Supplier<Versioned<RunRecord>> read, List<ToolOutput> outputs, @Nullable EventQueue follower) {
        while (true) {
            Versioned<RunRecord> found = read.get();
            Run run = found.value().run();
            RunProgress progress = found.value().progress();
            Submission submission = Submission.check(run, outputs);
            Usage stepUsage = progress.stepUsage();
            RunStep ended = submission
                    .answer(openStep(run))
                    .ended(RunStepStatus.COMPLETED, clock.instant(), null, stepUsage == null ? Usage.ZERO : stepUsage);
            Run queued =
                    run.draft().status(RunStatus.QUEUED).requiredAction(null).build();
            RunRecord record = new RunRecord(queued, progress.submitted(submission.transcript(progress)));
            List<RunEvent> events = List.of(RunEvent.StepChanged.of(ended), RunEvent.RunChanged.of(queued));
            try {
                launch(
                        record,
                        events,
                        follower,
                        stored -> store.commit(List.of(
                                new StoreWrite.PutStep(ended, StoreWrite.ANY),
                                new StoreWrite.PutRun(stored, found.version()))));
                return queued;
            } catch (StoreConflict e) {
                if (e.kind() != StoreConflict.Kind.STALE && e.kind() != StoreConflict.Kind.MISSING) {
                    throw e;
                }
            }
        }
    }

    private Run start(RunRecord record, List<StoreWrite> writes, List<RunEvent> before, @Nullable EventQueue follower) {
        Run run = record.run();
        List<RunEvent> events = new ArrayList<>(before);
        events.add(new RunEvent.RunChanged(RunEvent.RunChanged.CREATED, run));
        events.add(RunEvent.RunChanged.of(run));
        launch(record, events, follower, stored -> {
            writes.add(new StoreWrite.PutRun(stored, StoreWrite.NEW));
            locks.commit(
                    run.threadId(),
                    writes,
                    active -> "Thread " + run.threadId() + " already has an active run " + active + ".");
        });
        return run;
    }

    /**
     * Stores a queued run and executes it if there is room. Anybody may execute or end it as soon as it is stored, so a
     * follower must know by then how it came to be queued, and be told from then on.
     */
    private void launch(
            RunRecord record, List<RunEvent> events, @Nullable EventQueue follower, Consumer<RunRecord> commit) {
        RunId run = record.run().id();
        boolean reserved = executions.reserve();
        RunRecord stored = reserved ? sweeper.lease(record) : record;
        if (follower != null) {
            follower.begin(events);
            executions.follow(run, follower);
        }
        try {
            commit.accept(stored);
        } catch (RuntimeException e) {
            if (reserved) {
                executions.giveBack();
            }
            if (follower != null) {
                executions.unfollow(run, follower);
            }
            throw e;
        }
        if (reserved) {
            sweeper.startLeased(stored, follower);
        } else if (follower != null) {
            sweeper.watchFromAfar(record.run(), follower);
        }
    }

    private RunStep openStep(Run run) {
        return store.steps(run.threadId(), run.id(), PageRequest.newest(1)).data().stream()
                .filter(step -> step.status().equals(RunStepStatus.IN_PROGRESS))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.inThisState("Run " + run.id() + " waits for no outputs."));
    }

    private Assistant assistant(AssistantId id) {
        return store.assistant(id)
                .orElseThrow(() -> new NotFoundException("assistant", id.value()))
                .value();
    }
}
