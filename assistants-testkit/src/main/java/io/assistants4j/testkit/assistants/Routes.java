package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.internal.RouteTable;
import io.assistants4j.testkit.internal.Script;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Which operation answers which request. */
final class Routes {
    private final RouteTable<Function<Call, Answer>> routes = new RouteTable<>();
    private final WireDialect dialect;

    Routes(World world, Script<Question, Reply> script, ExecutorService players, WireDialect dialect) {
        this.dialect = dialect;
        ThreadsResource threads = new ThreadsResource(world);
        assistants(new AssistantsResource(world));
        runs(new RunsResource(world, threads, script, new RunStarter(world, players, dialect)));
        threads(threads);
        messages(new MessagesResource(world));
        steps(new RunStepsResource(world));
    }

    /** The answer of the operation that is asked for. */
    Answer answer(ReceivedRequest request) {
        List<String> segments = dialect.segments(request);
        dialect.admit(request);
        var found = routes.find(request.method(), segments).orElseThrow(() -> Refused.noRoute(request));
        return found.operation().apply(new Call(request, found.ids(), body(request)));
    }

    /** Some far sides list threads, too, which the API itself never did. */
    void listThreads(World world) {
        routes.add(
                "GET",
                "threads",
                call -> world.threads().page(Page.of(call.request()), thread -> true, Conversation::tree));
    }

    private void assistants(AssistantsResource assistants) {
        routes.add("GET", "assistants", assistants::list);
        routes.add("POST", "assistants", assistants::create);
        routes.add("GET", "assistants/*", assistants::find);
        routes.add("POST", "assistants/*", assistants::update);
        routes.add("DELETE", "assistants/*", assistants::delete);
    }

    /** Before the threads, whose ids are never {@code runs}. */
    private void runs(RunsResource runs) {
        routes.add("POST", "threads/runs", runs::createWithThread);
        routes.add("GET", "threads/*/runs", runs::list);
        routes.add("POST", "threads/*/runs", runs::create);
        routes.add("GET", "threads/*/runs/*", runs::find);
        routes.add("POST", "threads/*/runs/*", runs::update);
        routes.add("POST", "threads/*/runs/*/cancel", runs::cancel);
        routes.add("POST", "threads/*/runs/*/submit_tool_outputs", runs::submit);
    }

    private void threads(ThreadsResource threads) {
        routes.add("POST", "threads", threads::create);
        routes.add("GET", "threads/*", threads::find);
        routes.add("POST", "threads/*", threads::update);
        routes.add("DELETE", "threads/*", threads::delete);
    }

    private void messages(MessagesResource messages) {
        routes.add("GET", "threads/*/messages", messages::list);
        routes.add("POST", "threads/*/messages", messages::create);
        routes.add("GET", "threads/*/messages/*", messages::find);
        routes.add("POST", "threads/*/messages/*", messages::update);
        routes.add("DELETE", "threads/*/messages/*", messages::delete);
    }

    private void steps(RunStepsResource steps) {
        routes.add("GET", "threads/*/runs/*/steps", steps::list);
        routes.add("GET", "threads/*/runs/*/steps/*", steps::find);
    }

    /** Nothing at all stands for an empty object. */
    private static Json body(ReceivedRequest request) {
        if (request.body().isBlank()) {
            return Json.of(Map.of());
        }
        try {
            return request.json();
        } catch (IllegalArgumentException e) {
            throw Refused.inThisState("We could not parse the JSON body of your request.");
        }
    }
}
