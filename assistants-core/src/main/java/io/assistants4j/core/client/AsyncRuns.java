package io.assistants4j.core.client;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.tool.ToolOutput;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The port {@link Runs} with futures; cancelling one interrupts its call, never the run. Thread-safe. */
public final class AsyncRuns {
    private final Runs runs;
    private final Futures futures;

    AsyncRuns(Runs runs, Futures futures) {
        this.runs = runs;
        this.futures = futures;
    }

    /** Runs's {@link Runs#create(ThreadId, NewRun)} as a future. */
    public CompletableFuture<Run> create(ThreadId thread, NewRun request) {
        return futures.call(() -> runs.create(thread, request));
    }

    /** Runs's {@link Runs#createAndWait(ThreadId, NewRun, Duration)} as a future. */
    public CompletableFuture<Run> createAndWait(ThreadId thread, NewRun request, Duration timeout) {
        return futures.call(() -> runs.createAndWait(thread, request, timeout));
    }

    /** Runs's {@link Runs#createWithThread(NewThreadRun)} as a future. */
    public CompletableFuture<Run> createWithThread(NewThreadRun request) {
        return futures.call(() -> runs.createWithThread(request));
    }

    /** Runs's {@link Runs#find(ThreadId, RunId)} as a future. */
    public CompletableFuture<Run> find(ThreadId thread, RunId id) {
        return futures.call(() -> runs.find(thread, id));
    }

    /** Runs's {@link Runs#list(ThreadId, PageRequest)} as a future. */
    public CompletableFuture<Page<Run>> list(ThreadId thread, PageRequest page) {
        return futures.call(() -> runs.list(thread, page));
    }

    /** Runs's {@link Runs#update(ThreadId, RunId, RunChange)} as a future. */
    public CompletableFuture<Run> update(ThreadId thread, RunId id, RunChange change) {
        return futures.call(() -> runs.update(thread, id, change));
    }

    /** Runs's {@link Runs#cancel(ThreadId, RunId)} as a future. */
    public CompletableFuture<Run> cancel(ThreadId thread, RunId id) {
        return futures.call(() -> runs.cancel(thread, id));
    }

    /** Runs's {@link Runs#submit(ThreadId, RunId, List)} as a future. */
    public CompletableFuture<Run> submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
        return futures.call(() -> runs.submit(thread, id, outputs));
    }

    /** Runs's {@link Runs#findStep(ThreadId, RunId, RunStepId, Set)} as a future. */
    public CompletableFuture<RunStep> findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
        return futures.call(() -> runs.findStep(thread, run, step, include));
    }

    /** Runs's {@link Runs#listSteps(ThreadId, RunId, PageRequest, Set)} as a future. */
    public CompletableFuture<Page<RunStep>> listSteps(
            ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
        return futures.call(() -> runs.listSteps(thread, run, page, include));
    }
}
