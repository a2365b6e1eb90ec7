package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.FakeServer;
import io.assistants4j.testkit.internal.RouteTable;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** Which operation answers which request. */
final class Routes {
    /** An operation. */
    interface Operation {
        Answer answer(Call call) throws InterruptedException;
    }

    private final RouteTable<Operation> routes = new RouteTable<>();
    private final World world;

    Routes(World world, LanguageModel model, Executor background) {
        this.world = world;
        VectorStores stores = new VectorStores(world);
        Assistants assistants = new Assistants(world, stores);
        Threads threads = new Threads(world);
        Messages messages = new Messages(world);
        runs(new Runs(world, assistants, threads, messages, stores, model, background));
        assistants(assistants);
        threads(threads);
        messages(messages);
        files(new Files(world));
        stores(stores);
    }

    /** The answer of the operation that is asked for. */
    Answer answer(ReceivedRequest request) throws InterruptedException {
        List<String> segments = RouteTable.segments(request.path().substring(1));
        String version = segments.get(0);
        List<String> path = segments.subList(1, segments.size());
        if (version.equals("v1") && path.equals(List.of("health"))) {
            return Answer.json(200, Json.object("status", "alive"));
        }
        admit(request);
        if (!isSecondVersion(request, version)) {
            // The first version is another API on other tables; nothing that was made with the second is found there.
            throw Broken.unimplemented("This fake has no assistants=v1");
        }
        var found = routes.find(request.method(), path)
                .orElseThrow(() -> Broken.unimplemented("This feature is not yet implemented"));
        return found.operation().answer(new Call(request, found.ids()));
    }

    /** Without the header an old version answers at the same address; another value is refused in lower case (1.1). */
    private static boolean isSecondVersion(ReceivedRequest request, String path) {
        String version = request.header("OpenAI-Beta").toLowerCase(Locale.ROOT);
        if (!version.isEmpty() && !version.equals("assistants=v1") && !version.equals("assistants=v2")) {
            throw Broken.text(400, "Unsupported version: " + version);
        }
        return path.equals("v2") || version.equals("assistants=v2");
    }

    /** Wants a token, and no other scheme than {@code Bearer} (1.2). */
    private static void admit(ReceivedRequest request) {
        String token = request.header("astra-api-token");
        if (token.isEmpty()) {
            throw Broken.detail(403, "Must pass an astradb token in the astra-api-token header");
        }
        if (!token.equals(FakeServer.KEY)) {
            throw Broken.detail(401, "\nUnauthorized to connect to AstraDB. Check the token.");
        }
        String authorization = request.header("Authorization");
        if (!authorization.isEmpty() && !authorization.startsWith("Bearer ")) {
            throw Broken.detail(401, "Missing token");
        }
    }

    private void runs(Runs runs) {
        routes.add("POST", "threads/runs", runs::createWithThread);
        routes.add("GET", "threads/*/runs", runs::list);
        routes.add("POST", "threads/*/runs", runs::create);
        routes.add("GET", "threads/*/runs/*", runs::find);
        routes.add("POST", "threads/*/runs/*/submit_tool_outputs", runs::submit);
    }

    private void assistants(Assistants assistants) {
        locked("GET", "assistants", assistants::list);
        locked("POST", "assistants", assistants::create);
        locked("GET", "assistants/*", assistants::find);
        locked("POST", "assistants/*", assistants::update);
        locked("DELETE", "assistants/*", assistants::delete);
    }

    private void threads(Threads threads) {
        locked("GET", "threads", threads::list);
        locked("POST", "threads", threads::create);
        locked("GET", "threads/*", threads::find);
        locked("POST", "threads/*", threads::update);
        locked("DELETE", "threads/*", threads::delete);
    }

    private void messages(Messages messages) {
        locked("GET", "threads/*/messages", messages::list);
        locked("POST", "threads/*/messages", messages::create);
        locked("GET", "threads/*/messages/*", messages::find);
        locked("POST", "threads/*/messages/*", messages::update);
        locked("DELETE", "threads/*/messages/*", messages::delete);
    }

    private void files(Files files) {
        locked("GET", "files", files::list);
        locked("POST", "files", files::upload);
        locked("GET", "files/*", files::find);
        locked("DELETE", "files/*", files::delete);
        locked("GET", "files/*/content", call -> {
            throw Broken.crash("contents cannot be fetched");
        });
    }

    private void stores(VectorStores stores) {
        locked("GET", "vector_stores", stores::list);
        locked("POST", "vector_stores", stores::create);
        locked("GET", "vector_stores/*", stores::find);
        locked("DELETE", "vector_stores/*", stores::delete);
        locked("GET", "vector_stores/*/files", stores::files);
        locked("POST", "vector_stores/*/files", stores::addFile);
        locked("DELETE", "vector_stores/*/files/*", stores::removeFile);
    }

    /** An operation that asks no model: it has the world for itself. */
    private void locked(String method, String path, Operation operation) {
        routes.add(method, path, call -> {
            synchronized (world) {
                Answer answer = operation.answer(call);
                world.notifyAll();
                return answer;
            }
        });
    }
}
