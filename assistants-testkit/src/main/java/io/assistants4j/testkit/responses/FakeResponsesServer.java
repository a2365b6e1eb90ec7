package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Door;
import io.assistants4j.testkit.internal.ScriptedServer;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OpenAI's Responses API on the loopback address: {@code POST /v1/responses}, streamed or whole, {@code GET
 * /v1/responses/{id}}, and {@code POST /v1/responses/{id}/cancel} of what is in the background. What was created with {@code
 * store:false} is not found again.
 */
public final class FakeResponsesServer extends ScriptedServer<Reply> {
    private static final String PATH = "/v1/responses";
    private static final Pattern ONE = Pattern.compile(PATH + "/([^/]+)(/cancel)?");

    private static final Pattern FILE = Pattern.compile("/v1/files/([^/]+)(/content)?");

    private final Map<String, StoredResponse> stored = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private FakeResponsesServer(Door door) {
        super(PATH, door);
    }

    /** Starts one on a free port. */
    public static FakeResponsesServer start() {
        return start(Door.OPENAI);
    }

    /** Starts one on a free port that is entered through this door. */
    public static FakeResponsesServer start(Door door) {
        return new FakeResponsesServer(door);
    }

    /** Answers the next requests with these, one each. */
    public FakeResponsesServer enqueue(Reply... replies) {
        enqueue(List.of(replies));
        return this;
    }

    /** Answers what no enqueued reply is left for. */
    public FakeResponsesServer answerWith(Function<ReceivedRequest, Reply> answering) {
        otherwise(answering);
        return this;
    }

    /** Keeps a file of these bytes under this id, for {@code GET /v1/files/{id}} and {@code /v1/files/{id}/content}. */
    public FakeResponsesServer withFile(String id, byte[] bytes) {
        files.put(id, bytes.clone());
        return this;
    }

    @Override
    protected void check(Json request) {
        RequestRules.check(request);
    }

    @Override
    protected Answer play(Reply reply, Json request, String serial) {
        boolean encrypted = request.at("include").elements().stream()
                .anyMatch(included -> included.text().orElse("").equals("reasoning.encrypted_content"));
        ItemTrees items = new ItemTrees(serial, encrypted, reply.cutItem());
        String id = "resp_" + serial;
        ResponseTrees responses = new ResponseTrees(id, request, reply, items);
        boolean streamed = request.at("stream").bool().orElse(false);
        StoredResponse response = new StoredResponse(reply, items, responses, streamed);
        if (request.at("store").bool().orElse(true)) {
            stored.put(id, response);
        }
        return response.first();
    }

    @Override
    protected Answer elsewhere(ReceivedRequest request) {
        Matcher file = FILE.matcher(request.path());
        if (file.matches() && request.method().equals("GET")) {
            return file(file.group(1), file.group(2) != null);
        }
        Matcher one = ONE.matcher(request.path());
        boolean cancels = one.matches() && one.group(2) != null;
        if (!one.matches() || !request.method().equals(cancels ? "POST" : "GET")) {
            return super.elsewhere(request);
        }
        StoredResponse response = stored.get(one.group(1));
        if (response == null) {
            String message = "Response with id '" + one.group(1) + "' not found.";
            return Answer.json(404, ErrorBody.of(message, "invalid_request_error", null, null));
        }
        if (cancels) {
            return response.cancel();
        }
        List<String> query = List.of(request.query().split("&", -1));
        return query.contains("stream=true") ? response.resumed(after(query)) : response.whole();
    }

    private Answer file(String id, boolean content) {
        byte[] bytes = files.get(id);
        if (bytes == null) {
            return Answer.json(404, ErrorBody.of("No such File object: " + id, "invalid_request_error", "id", null));
        }
        return content
                ? Answer.of(200, "application/octet-stream", "").write(bytes)
                : Answer.json(200, Json.object("id", id, "object", "file", "bytes", bytes.length, "purpose", "vision"));
    }

    private static long after(List<String> query) {
        return query.stream()
                .filter(parameter -> parameter.startsWith("starting_after="))
                .mapToLong(parameter -> Long.parseLong(parameter.substring("starting_after=".length())))
                .findFirst()
                .orElse(-1);
    }

    /** Forgets script, faults, journal, files and what is stored. */
    @Override
    public void clear() {
        super.clear();
        stored.clear();
        files.clear();
    }
}
