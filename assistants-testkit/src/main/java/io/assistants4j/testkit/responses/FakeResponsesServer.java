package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Door;
import io.assistants4j.testkit.internal.ScriptedServer;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's Responses API on the loopback address: {@code POST /v1/responses}, streamed or whole, {@code GET} and {@code DELETE
 * /v1/responses/{id}}, and {@code POST /v1/responses/{id}/cancel} of what is in the background. What was created with {@code
 * store:false} is not found again. {@code POST /v1/responses/input_tokens} is answered where the server is told to count.
 */
public final class FakeResponsesServer extends ScriptedServer<Reply> {
    private static final String PATH = "/v1/responses";
    private static final String COUNT = PATH + "/input_tokens";
    private static final Pattern ONE = Pattern.compile(PATH + "/([^/]+)(/cancel)?");

    private final Map<String, StoredResponse> stored = new ConcurrentHashMap<>();
    private volatile @Nullable ToLongFunction<Json> counter;

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
        keepFile(id, bytes);
        return this;
    }

    /** Tells from now on how many tokens a request would be: {@code POST /v1/responses/input_tokens}. */
    public FakeResponsesServer counting(ToLongFunction<Json> tokens) {
        counter = tokens;
        return this;
    }

    /** The ids of the responses that are kept now. */
    public Set<String> kept() {
        return Set.copyOf(stored.keySet());
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
        ToLongFunction<Json> counts = counter;
        if (counts != null && request.path().equals(COUNT) && request.method().equals("POST")) {
            Json question = body(request);
            RequestRules.checkQuestion(question);
            return Answer.json(
                    200, Json.object("object", "response.input_tokens", "input_tokens", counts.applyAsLong(question)));
        }
        Matcher one = ONE.matcher(request.path());
        if (!one.matches()) {
            return super.elsewhere(request);
        }
        String id = one.group(1);
        return switch (request.method() + (one.group(2) == null ? "" : one.group(2))) {
            case "POST/cancel" -> answer(id, stored.get(id), StoredResponse::cancel);
            case "DELETE" -> answer(id, stored.remove(id), gone -> deleted(id));
            case "GET" -> answer(id, stored.get(id), response -> again(response, request));
            default -> super.elsewhere(request);
        };
    }

    private static Answer answer(
            String id, @Nullable StoredResponse found, Function<StoredResponse, Answer> answering) {
        if (found == null) {
            String message = "Response with id '" + id + "' not found.";
            return Answer.json(404, ErrorBody.of(message, "invalid_request_error", null, null));
        }
        return answering.apply(found);
    }

    private static Answer deleted(String id) {
        return Answer.json(200, Json.object("id", id, "object", "response", "deleted", true));
    }

    private static Answer again(StoredResponse response, ReceivedRequest request) {
        List<String> query = List.of(request.query().split("&", -1));
        return query.contains("stream=true") ? response.resumed(after(query)) : response.whole();
    }

    private static long after(List<String> query) {
        return query.stream()
                .filter(parameter -> parameter.startsWith("starting_after="))
                .mapToLong(parameter -> Long.parseLong(parameter.substring("starting_after=".length())))
                .findFirst()
                .orElse(-1);
    }

    /** Forgets script, faults, journal, files and what is stored, and counts no more. */
    @Override
    public void clear() {
        super.clear();
        stored.clear();
        counter = null;
    }
}
