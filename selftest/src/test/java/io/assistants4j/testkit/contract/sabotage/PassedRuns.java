package io.assistants4j.testkit.contract.sabotage;

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

/** Runs that pass everything on; saboteurs write over what they break. */
class PassedRuns implements Runs {
    private final Runs real;

    PassedRuns(Runs real) {
        this.real = real;
    }

    @Override
    public Run create(ThreadId thread, NewRun request) {
        return real.create(thread, request);
    }

    @Override
    public Run createAndWait(ThreadId thread, NewRun request, Duration timeout) {
        return real.createAndWait(thread, request, timeout);
    }

    @Override
    public Run createWithThread(NewThreadRun request) {
        return real.createWithThread(request);
    }

    @Override
    public Run find(ThreadId thread, RunId id) {
        return real.find(thread, id);
    }

    @Override
    public Page<Run> list(ThreadId thread, PageRequest page) {
        return real.list(thread, page);
    }

    @Override
    public Run update(ThreadId thread, RunId id, RunChange change) {
        return real.update(thread, id, change);
    }

    @Override
    public Run cancel(ThreadId thread, RunId id) {
        return real.cancel(thread, id);
    }

    @Override
    public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
        return real.submit(thread, id, outputs);
    }

    @Override
    public RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
        return real.findStep(thread, run, step, include);
    }

    @Override
    public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
        return real.listSteps(thread, run, page, include);
    }
}
