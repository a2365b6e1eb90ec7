package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.internal.Script;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Which operation answers which request. */
final class Routes {
    private static final String ID = "*";

    private record Route(String method, List<String> path, Function<Call, Answer> operation) {
        boolean fits(String asked, List<String> segments) {
            if (!method.equals(asked) || path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals(ID) && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }

        List<String> ids(List<String> segments) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals(ID)) {
                    ids.add(segments.get(i));
                }
            }
            return ids;
        }
    }

    private final List<Route> routes = new ArrayList<>();
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
        for (Route route : routes) {
            if (route.fits(request.method(), segments)) {
                return route.operation().apply(new Call(request, route.ids(segments), body(request)));
            }
        }
        throw Refused.noRoute(request);
    }

    /** Some far sides list threads, too, which the API itself never did. */
    void listThreads(World world) {
        on("GET", "threads", call -> world.threads().page(Page.of(call.request()), thread -> true, Conversation::tree));
    }

    private void assistants(AssistantsResource assistants) {
        on("GET", "assistants", assistants::list);
        on("POST", "assistants", assistants::create);
        on("GET", "assistants/*", assistants::find);
        on("POST", "assistants/*", assistants::update);
        on("DELETE", "assistants/*", assistants::delete);
    }

    /** Before the threads, whose ids are never {@code runs}. */
    private void runs(RunsResource runs) {
        on("POST", "threads/runs", runs::createWithThread);
        on("GET", "threads/*/runs", runs::list);
        on("POST", "threads/*/runs", runs::create);
        on("GET", "threads/*/runs/*", runs::find);
        on("POST", "threads/*/runs/*", runs::update);
        on("POST", "threads/*/runs/*/cancel", runs::cancel);
        on("POST", "threads/*/runs/*/submit_tool_outputs", runs::submit);
    }

    private void threads(ThreadsResource threads) {
        on("POST", "threads", threads::create);
        on("GET", "threads/*", threads::find);
        on("POST", "threads/*", threads::update);
        on("DELETE", "threads/*", threads::delete);
    }

    private void messages(MessagesResource messages) {
        on("GET", "threads/*/messages", messages::list);
        on("POST", "threads/*/messages", messages::create);
        on("GET", "threads/*/messages/*", messages::find);
        on("POST", "threads/*/messages/*", messages::update);
        on("DELETE", "threads/*/messages/*", messages::delete);
    }

    private void steps(RunStepsResource steps) {
        on("GET", "threads/*/runs/*/steps", steps::list);
        on("GET", "threads/*/runs/*/steps/*", steps::find);
    }

    private void on(String method, String path, Function<Call, Answer> operation) {
        routes.add(new Route(method, List.of(path.split("/", -1)), operation));
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
