package io.assistants4j.wire.assistants;

import io.assistants4j.core.client.RunWaiter;
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
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallLimits;
import io.assistants4j.wire.http.Segment;
import io.assistants4j.wire.json.ToolOutputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import okhttp3.ResponseBody;
import retrofit2.Call;

/** The port of runs, call by call. */
final class NativeRuns implements Runs {
    private final FarSide far;
    private final RunsRoutes routes;
    private final RunFinder finder;

    NativeRuns(FarSide far, RunsRoutes routes, RunFinder finder) {
        this.far = far;
        this.routes = routes;
        this.finder = finder;
    }

    @Override
    public Run create(ThreadId thread, NewRun request) {
        far.needs().check(request);
        return far.ask(Action.CREATE_RUN, creation(thread, request), Run.class);
    }

    @Override
    public Run createAndWait(ThreadId thread, NewRun request, Duration timeout) {
        far.needs().check(request);
        Instant since = finder.now();
        CallControl control = new CallControl();
        CallLimits limits = finder.limits(timeout, control);
        Run run = far.ask(
                Action.CREATE_RUN,
                creation(thread, request),
                limits,
                (headers, body) -> far.mended().run(far.json().read(Run.class, body)));
        return RunWaiter.succeeded(finder.settle(thread, run.id(), timeout, since, control));
    }

    @Override
    public Run createWithThread(NewThreadRun request) {
        far.needs().check(request);
        return far.ask(Action.CREATE_THREAD_AND_RUN, routes.createWithThread(far.body(request)), Run.class);
    }

    @Override
    public Run find(ThreadId thread, RunId id) {
        return far.ask(Action.FIND_RUN, routes.find(Segment.of(thread.value()), Segment.of(id.value())), Run.class);
    }

    @Override
    public Page<Run> list(ThreadId thread, PageRequest page) {
        return new Listing<>(Action.LIST_RUNS, Run.class, run -> run.id().value(), Run::createdAt)
                .only(run -> run.threadId().equals(thread))
                .page(far, page, query -> routes.list(Segment.of(thread.value()), query));
    }

    @Override
    public Run update(ThreadId thread, RunId id, RunChange change) {
        return far.ask(
                Action.UPDATE_RUN,
                routes.update(Segment.of(thread.value()), Segment.of(id.value()), far.body(change)),
                Run.class);
    }

    @Override
    public Run cancel(ThreadId thread, RunId id) {
        return far.ask(Action.CANCEL_RUN, routes.cancel(Segment.of(thread.value()), Segment.of(id.value())), Run.class);
    }

    @Override
    public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
        return far.ask(
                Action.SUBMIT_TOOL_OUTPUTS,
                routes.submit(
                        Segment.of(thread.value()),
                        Segment.of(id.value()),
                        far.body(new ToolOutputs(Mended.sent(outputs))),
                        far.further()),
                Run.class);
    }

    @Override
    public RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
        return far.ask(
                Action.FIND_RUN_STEP,
                routes.findStep(
                        Segment.of(thread.value()),
                        Segment.of(run.value()),
                        Segment.of(step.value()),
                        IncludeQuery.of(include)),
                RunStep.class);
    }

    @Override
    public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
        return far.askPage(
                Action.LIST_RUN_STEPS,
                routes.listSteps(
                        Segment.of(thread.value()),
                        Segment.of(run.value()),
                        PageQuery.of(page),
                        IncludeQuery.of(include)),
                RunStep.class,
                step -> step.id().value());
    }

    private Call<ResponseBody> creation(ThreadId thread, NewRun request) {
        return routes.create(Segment.of(thread.value()), far.body(request), far.further());
    }
}
