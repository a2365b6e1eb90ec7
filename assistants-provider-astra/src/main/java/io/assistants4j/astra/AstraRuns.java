package io.assistants4j.astra;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
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
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.wire.assistants.NativeProvider;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The port of runs. */
final class AstraRuns implements Runs {
    private final NativeProvider far;
    private final AstraThreads threads;
    private final RunCalls calls;
    private final Set<RunId> submitting = ConcurrentHashMap.newKeySet();

    AstraRuns(NativeProvider far, AstraThreads threads, RunCalls calls) {
        this.far = far;
        this.threads = threads;
        this.calls = calls;
    }

    @Override
    public Run create(ThreadId thread, NewRun request) {
        RunCall call = calls.begin(thread, request);
        return far.runs(call.headers()).create(thread, call.request());
    }

    @Override
    public Run createAndWait(ThreadId thread, NewRun request, Duration timeout) {
        RunCall call = calls.begin(thread, request);
        return far.runs(call.headers()).createAndWait(thread, call.request(), timeout);
    }

    @Override
    public Run createWithThread(NewThreadRun request) {
        return withThread(request, (thread, run) -> create(thread.id(), run));
    }

    /** The server breaks over threads with messages, so the thread comes first and is taken back where the run fails. */
    <T> T withThread(NewThreadRun request, BiFunction<AssistantThread, NewRun, T> beginning) {
        NewRun run = calls.check(request);
        AssistantThread thread = threads.create(request.thread() == null ? NewThread.EMPTY : request.thread());
        try {
            return beginning.apply(thread, run);
        } catch (AssistantsException e) {
            threads.undo(thread.id(), e);
            throw e;
        }
    }

    @Override
    public Run find(ThreadId thread, RunId id) {
        return calls.find(thread, id);
    }

    /** The server lists the runs of all threads, or nothing but an error where there are none at all. */
    @Override
    public Page<Run> list(ThreadId thread, PageRequest page) {
        AssistantThread unused = threads.find(thread);
        try {
            return far.runs().list(thread, page);
        } catch (NotFoundException e) {
            return Page.of(List.of(), false, run -> run.id().value());
        }
    }

    @Override
    public Run update(ThreadId thread, RunId id, RunChange change) {
        return far.runs().update(thread, id, change);
    }

    @Override
    public Run cancel(ThreadId thread, RunId id) {
        return far.runs().cancel(thread, id);
    }

    @Override
    public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
        return submitting(
                thread,
                id,
                outputs,
                (run, checked) -> far.runs(calls.headers(run)).submit(thread, id, checked));
    }

    /** Lets one submission at a time look whether the run still waits. */
    <T> T submitting(
            ThreadId thread, RunId id, List<ToolOutput> outputs, BiFunction<Run, List<ToolOutput>, T> submission) {
        if (!submitting.add(id)) {
            throw InvalidRequestException.inThisState("Runs in status \"queued\" do not accept tool outputs.");
        }
        try {
            Run run = calls.find(thread, id);
            T submitted = submission.apply(run, calls.outputs(run, outputs));
            calls.answered(thread);
            return submitted;
        } finally {
            submitting.remove(id);
        }
    }

    @Override
    public RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
        return far.runs().findStep(thread, run, step, include);
    }

    @Override
    public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
        return far.runs().listSteps(thread, run, page, include);
    }
}
