package io.assistants4j.proxy.resource;

import static io.assistants4j.proxy.resource.Operations.run;
import static io.assistants4j.proxy.resource.Operations.thread;

import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.Runs;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.wire.json.ToolOutputs;

/** {@code /threads/{thread_id}/runs} and {@code /threads/runs}. */
final class RunsResource {
    private static final String ALL = "/threads/{thread_id}/runs";
    private static final String ONE = ALL + "/{run_id}";
    private static final String ASSISTANT = "assistant_id";
    private static final String POLL_AFTER_MS = "500";

    private final Runs runs;
    private final RunStreams streams;

    RunsResource(Runs runs, RunStreams streams) {
        this.runs = runs;
        this.streams = streams;
    }

    void addTo(Router router) {
        router.on("POST", "/threads/runs", this::createWithThread)
                .on("POST", ALL, this::create)
                .on(
                        "GET",
                        ALL,
                        call -> Answer.json(runs.list(thread(call), call.query().page())))
                .on("GET", ONE, call -> polled(runs.find(thread(call), run(call))))
                .on("POST", ONE, this::update)
                .on("POST", ONE + "/cancel", call -> polled(runs.cancel(thread(call), run(call))))
                .on("POST", ONE + "/submit_tool_outputs", this::submit);
    }

    private Answer create(Call call) {
        var body = call.streamable(NewRun.class);
        call.id(ASSISTANT, body.request().assistantId().value());
        return body.isStreamed()
                ? Answer.events(streams.stream(thread(call), body.request()))
                : polled(runs.create(thread(call), body.request()));
    }

    private Answer createWithThread(Call call) {
        var body = call.streamable(NewThreadRun.class);
        call.id(ASSISTANT, body.request().assistantId().value());
        return body.isStreamed()
                ? Answer.events(streams.streamWithThread(body.request()))
                : polled(runs.createWithThread(body.request()));
    }

    private Answer submit(Call call) {
        var body = call.streamable(ToolOutputs.class);
        var outputs = body.request().toolOutputs();
        return body.isStreamed()
                ? Answer.events(streams.streamSubmit(thread(call), run(call), outputs))
                : polled(runs.submit(thread(call), run(call), outputs));
    }

    private Answer update(Call call) {
        return polled(runs.update(thread(call), run(call), call.body(RunChange.class)));
    }

    /** A run that goes on says when to look again, in whole milliseconds: some clients read nothing else. */
    private static Answer polled(Run run) {
        return run.status().isTerminal() ? Answer.json(run) : Answer.json(run, "openai-poll-after-ms", POLL_AFTER_MS);
    }
}
