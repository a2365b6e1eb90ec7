package io.assistants4j.proxy.resource;

import static io.assistants4j.proxy.resource.Operations.run;
import static io.assistants4j.proxy.resource.Operations.thread;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.proxy.routing.Routing;
import java.util.Set;

/** {@code /threads/{thread_id}/runs/{run_id}/steps}. */
final class RunStepsResource {
    private static final String ALL = "/threads/{thread_id}/runs/{run_id}/steps";

    private final Routing routing;

    RunStepsResource(Routing routing) {
        this.routing = routing;
    }

    void addTo(Router router) {
        router.on("GET", ALL, this::list).on("GET", ALL + "/{step_id}", this::find);
    }

    private Answer list(Call call) {
        ThreadId thread = thread(call);
        RunId run = run(call);
        PageRequest page = call.query().page();
        Set<StepInclude> include = call.query().include();
        return Answer.json(routing.thread(call, thread).ask(to -> to.runs().listSteps(thread, run, page, include)));
    }

    private Answer find(Call call) {
        ThreadId thread = thread(call);
        RunId run = run(call);
        RunStepId step = new RunStepId(call.path("step_id"));
        Set<StepInclude> include = call.query().include();
        return Answer.json(routing.thread(call, thread).ask(to -> to.runs().findStep(thread, run, step, include)));
    }
}
