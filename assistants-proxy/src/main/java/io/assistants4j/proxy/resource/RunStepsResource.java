package io.assistants4j.proxy.resource;

import static io.assistants4j.proxy.resource.Operations.run;
import static io.assistants4j.proxy.resource.Operations.thread;

import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.run.Runs;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.QueryText;
import io.assistants4j.proxy.http.Router;

/** {@code /threads/{thread_id}/runs/{run_id}/steps}. */
final class RunStepsResource {
    private static final String ALL = "/threads/{thread_id}/runs/{run_id}/steps";

    private final Runs runs;

    RunStepsResource(Runs runs) {
        this.runs = runs;
    }

    void addTo(Router router) {
        router.on("GET", ALL, this::list).on("GET", ALL + "/{step_id}", this::find);
    }

    private Answer list(Call call) {
        QueryText query = call.query();
        return Answer.json(runs.listSteps(thread(call), run(call), query.page(), query.include()));
    }

    private Answer find(Call call) {
        RunStepId step = new RunStepId(call.path("step_id"));
        return Answer.json(
                runs.findStep(thread(call), run(call), step, call.query().include()));
    }
}
