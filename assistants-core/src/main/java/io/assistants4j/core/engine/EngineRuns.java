package io.assistants4j.core.engine;

import io.assistants4j.core.client.RunWaiter;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.Needs;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.ToolOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ports of runs over a store; starting them is the business of {@link RunStarter}. */
final class EngineRuns implements Runs, RunStreams {
    private final Needs needs;
    private final ConversationStore store;
    private final EngineThreads threads;
    private final RunStarter starter;
    private final RunSweeper sweeper;
    private final RunCanceller canceller;
    private final RunWaiter waiter;

    EngineRuns(
            Needs needs,
            ConversationStore store,
            EngineThreads threads,
            RunStarter starter,
            RunSweeper sweeper,
            RunCanceller canceller,
            RunWaiter waiter) {
        this.needs = needs;
        this.store = store;
        this.threads = threads;
        this.starter = starter;
        this.sweeper = sweeper;
        this.canceller = canceller;
        this.waiter = waiter;
    }

    @Override
    public Run create(ThreadId thread, NewRun request) {
        require(Capability.RUNS);
        needs.checkMessages("additional_messages", request.additionalMessages());
        return starter.create(thread, request, null);
    }

    @Override
    public Run createAndWait(ThreadId thread, NewRun request, Duration timeout) {
        Instant since = waiter.now();
        return waiter.await(this, thread, create(thread, request).id(), timeout, since);
    }

    @Override
    public Run createWithThread(NewThreadRun request) {
        require(Capability.RUN_WITH_THREAD);
        checkThread(request);
        return starter.createWithThread(request, null);
    }

    @Override
    public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
        require(Capability.FUNCTION_TOOLS);
        return starter.submit(() -> found(thread, id), outputs, null);
    }

    @Override
    public RunStream stream(ThreadId thread, NewRun request, Set<StepInclude> include) {
        require(Capability.RUN_STREAMS);
        needs.checkMessages("additional_messages", request.additionalMessages());
        EventQueue stream = new EventQueue();
        starter.create(thread, request, stream);
        return stream;
    }

    @Override
    public RunStream streamWithThread(NewThreadRun request) {
        require(Capability.RUN_STREAMS);
        require(Capability.RUN_WITH_THREAD);
        checkThread(request);
        EventQueue stream = new EventQueue();
        starter.createWithThread(request, stream);
        return stream;
    }

    @Override
    public RunStream streamSubmit(ThreadId thread, RunId run, List<ToolOutput> outputs) {
        require(Capability.FUNCTION_TOOL_STREAMS);
        require(Capability.RUN_STREAMS);
        EventQueue stream = new EventQueue();
        starter.submit(() -> found(thread, run), outputs, stream);
        return stream;
    }

    @Override
    public Run find(ThreadId thread, RunId id) {
        require(Capability.RUNS);
        return found(thread, id).value().run();
    }

    @Override
    public Page<Run> list(ThreadId thread, PageRequest page) {
        require(Capability.RUN_LIST);
        threads.stored(thread);
        Optional<Versioned<RunRecord>> active = store.activeRun(thread);
        active.ifPresent(found -> sweeper.endedByExpiry(found.value()));
        return store.runs(thread, page);
    }

    @Override
    public Run update(ThreadId thread, RunId id, RunChange change) {
        require(Capability.RUN_UPDATE);
        found(thread, id);
        return Changes.apply(
                        () -> stored(thread, id),
                        record -> record.with(change.applyTo(record.run())),
                        (changed, version) -> store.commit(List.of(new StoreWrite.PutRun(changed, version))))
                .run();
    }

    @Override
    public Run cancel(ThreadId thread, RunId id) {
        require(Capability.RUN_CANCEL);
        found(thread, id);
        return canceller.cancel(() -> stored(thread, id));
    }

    @Override
    public RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
        require(Capability.RUN_STEPS);
        found(thread, run);
        return store.step(thread, run, step)
                .orElseThrow(() -> new NotFoundException("run step", step.value()))
                .value();
    }

    @Override
    public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
        require(Capability.RUN_STEPS);
        found(thread, run);
        return store.steps(thread, run, page);
    }

    private void checkThread(NewThreadRun request) {
        NewThread thread = request.thread();
        needs.checkMessages("thread.messages", thread == null ? List.of() : thread.messages());
    }

    private void require(Capability capability) {
        needs.capabilities().require(capability, null);
    }

    /** The run as it is stored, after it was ended where its time is over. */
    private Versioned<RunRecord> found(ThreadId thread, RunId id) {
        Versioned<RunRecord> found = stored(thread, id);
        return sweeper.endedByExpiry(found.value()) ? stored(thread, id) : found;
    }

    private Versioned<RunRecord> stored(ThreadId thread, RunId id) {
        threads.stored(thread);
        return store.run(thread, id).orElseThrow(() -> new NotFoundException("run", id.value()));
    }
}
