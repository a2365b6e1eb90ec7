package io.assistants4j.proxy.resource;

import static io.assistants4j.proxy.resource.Operations.run;
import static io.assistants4j.proxy.resource.Operations.thread;

import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.proxy.routing.Route;
import io.assistants4j.proxy.routing.Routing;
import io.assistants4j.wire.json.ToolOutputs;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /threads/{thread_id}/runs} and {@code /threads/runs}. */
final class RunsResource {
    private static final String ALL = "/threads/{thread_id}/runs";
    private static final String ONE = ALL + "/{run_id}";
    private static final String POLL_AFTER_MS = "500";

    private final Routing routing;

    RunsResource(Routing routing) {
        this.routing = routing;
    }

    void addTo(Router router) {
        router.on("POST", "/threads/runs", this::createWithThread)
                .on("POST", ALL, this::create)
                .on("GET", ALL, this::list)
                .on("GET", ONE, this::find)
                .on("POST", ONE, this::update)
                .on("POST", ONE + "/cancel", this::cancel)
                .on("POST", ONE + "/submit_tool_outputs", this::submit);
    }

    private Answer create(Call call) {
        ThreadId thread = thread(call);
        var body = call.streamable(NewRun.class);
        NewRun request = body.request();
        Set<StepInclude> include = call.query().include();
        Route route = routing.run(call, thread, request.assistantId());
        requireModel(call, route, request.model(), request.assistantId());
        return body.isStreamed()
                ? Answer.events(route.beginStream(to -> to.streams().stream(thread, request, include)))
                : polled(route.begin(to -> to.runs().create(thread, request)));
    }

    private Answer createWithThread(Call call) {
        var body = call.streamable(NewThreadRun.class);
        NewThreadRun request = body.request();
        Route route = routing.assistant(call, request.assistantId());
        route.id("assistant_id", request.assistantId().value());
        requireModel(call, route, request.model(), request.assistantId());
        return body.isStreamed()
                ? Answer.events(route.beginStream(to -> to.streams().streamWithThread(request)))
                : polled(route.begin(to -> to.runs().createWithThread(request)));
    }

    private Answer list(Call call) {
        ThreadId thread = thread(call);
        PageRequest page = call.query().page();
        Route route = routing.thread(call, thread);
        Page<Run> runs = route.ask(to -> to.runs().list(thread, page));
        runs.data().forEach(route::saw);
        return Answer.json(runs);
    }

    private Answer find(Call call) {
        ThreadId thread = thread(call);
        RunId run = run(call);
        Route route = routing.thread(call, thread);
        return polled(route.saw(route.ask(to -> to.runs().find(thread, run))));
    }

    private Answer update(Call call) {
        ThreadId thread = thread(call);
        RunId run = run(call);
        RunChange change = call.body(RunChange.class);
        return polled(routing.thread(call, thread).ask(to -> to.runs().update(thread, run, change)));
    }

    private Answer cancel(Call call) {
        ThreadId thread = thread(call);
        RunId run = run(call);
        Route route = routing.thread(call, thread);
        return polled(route.saw(route.ask(to -> to.runs().cancel(thread, run))));
    }

    private Answer submit(Call call) {
        ThreadId thread = thread(call);
        RunId run = run(call);
        var body = call.streamable(ToolOutputs.class);
        var outputs = body.request().toolOutputs();
        Route route = routing.thread(call, thread);
        requireModelOf(call, route, thread, run);
        return body.isStreamed()
                ? Answer.events(route.goOnStream(to -> to.streams().streamSubmit(thread, run, outputs)))
                : polled(route.goOn(to -> to.runs().submit(thread, run, outputs)));
    }

    /** A run that names no model asks the assistant's, which another key may have chosen. */
    private static void requireModel(Call call, Route route, @Nullable String model, AssistantId assistant) {
        Caller caller = call.caller();
        if (model != null || caller.models().isEmpty()) {
            caller.require(model);
        } else {
            caller.require(route.ask(to -> to.assistants().find(assistant)).model());
        }
    }

    /** A run that goes on asks the model it began with, which another key may have chosen. */
    private static void requireModelOf(Call call, Route route, ThreadId thread, RunId run) {
        Caller caller = call.caller();
        if (!caller.models().isEmpty()) {
            caller.require(route.ask(to -> to.runs().find(thread, run)).model());
        }
    }

    /** A run that goes on says when to look again, in whole milliseconds: some clients read nothing else. */
    private static Answer polled(Run run) {
        return run.status().isTerminal() ? Answer.json(run) : Answer.json(run, "openai-poll-after-ms", POLL_AFTER_MS);
    }
}
