package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import io.assistants4j.testkit.http.Faults;
import io.assistants4j.testkit.http.Journal;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * OpenAI's Responses API on the loopback address: {@code POST /v1/responses}, streamed or whole, answered from a script.
 * A request the real service refuses is refused here too, before the script is touched. Enqueued replies go first, in
 * their order; then the function given to {@link #answerWith} speaks; with neither, a 400 says that nothing is scripted.
 *
 * <p>Use it with try-with-resources, or as a static field with {@code @RegisterExtension}: then the script, the faults
 * and the journal are emptied after each test and the server is closed after the last. Thread-safe.
 */
public final class FakeResponsesServer implements AutoCloseable, AfterEachCallback, AfterAllCallback {
    /** The only key the server lets in. */
    public static final String KEY = "sk-fake-0123456789abcdef";

    private final LoopbackServer http = LoopbackServer.start(this::answer);
    private final Deque<Reply> script = new ArrayDeque<>();
    private final AtomicInteger served = new AtomicInteger();
    private volatile @Nullable Function<ReceivedRequest, Reply> otherwise;

    private FakeResponsesServer() {}

    /** Starts one on a free port. */
    public static FakeResponsesServer start() {
        return new FakeResponsesServer();
    }

    /** The base address a client is given, ending in {@code /v1}. */
    public URI url() {
        return URI.create(http.url() + "/v1");
    }

    /** Answers the next requests with these, one each. */
    public FakeResponsesServer enqueue(Reply... replies) {
        synchronized (script) {
            script.addAll(java.util.List.of(replies));
        }
        return this;
    }

    /** Answers what no enqueued reply is left for. */
    public FakeResponsesServer answerWith(Function<ReceivedRequest, Reply> answering) {
        otherwise = answering;
        return this;
    }

    /** What goes wrong next; a fault that answers by itself leaves the script alone. */
    public Faults faults() {
        return http.faults();
    }

    /** What arrived, credentials redacted. */
    public Journal journal() {
        return http.journal();
    }

    /** How many clients are connected now, idle ones included. */
    public int connections() {
        return http.connections();
    }

    /** How many enqueued replies nobody has asked for. */
    public int left() {
        synchronized (script) {
            return script.size();
        }
    }

    /** Forgets script, faults and journal. */
    public void clear() {
        synchronized (script) {
            script.clear();
        }
        otherwise = null;
        faults().clear();
        journal().clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer answer(ReceivedRequest request) {
        String serial = Integer.toString(served.incrementAndGet());
        return route(request, serial)
                .header("x-request-id", "req_fake_" + serial)
                .header("openai-processing-ms", "1");
    }

    private Answer route(ReceivedRequest request, String serial) {
        if (!request.header("Authorization").equals("Bearer " + KEY)) {
            return Answer.json(
                    401, ErrorBody.of("Incorrect API key provided.", "invalid_request_error", null, "invalid_api_key"));
        }
        if (!request.path().equals("/v1/responses") || !request.method().equals("POST")) {
            String message = "Invalid URL (" + request.method() + " " + request.path() + ")";
            return Answer.json(404, ErrorBody.of(message, "invalid_request_error", null, null));
        }
        try {
            return respond(request, serial);
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    private Answer respond(ReceivedRequest request, String serial) {
        Json body = body(request);
        RequestRules.check(body);
        Reply reply = next(request);
        boolean encrypted = body.at("include").elements().stream()
                .anyMatch(included -> included.text().orElse("").equals("reasoning.encrypted_content"));
        ItemTrees items = new ItemTrees(serial, encrypted, reply.cutItem());
        ResponseTrees responses = new ResponseTrees("resp_" + serial, body, reply, items);
        return body.at("stream").bool().orElse(false)
                ? new EventScript(reply, items, responses).play()
                : Answer.json(200, responses.ended());
    }

    private static Json body(ReceivedRequest request) {
        try {
            return request.json();
        } catch (IllegalArgumentException e) {
            throw new Refused("We could not parse the JSON body of your request.", null, null);
        }
    }

    private Reply next(ReceivedRequest request) {
        Reply enqueued;
        synchronized (script) {
            enqueued = script.poll();
        }
        Function<ReceivedRequest, Reply> answering = otherwise;
        if (enqueued != null) {
            return enqueued;
        }
        if (answering != null) {
            return answering.apply(request);
        }
        throw new Refused("nothing is scripted for this request", null, "nothing_scripted");
    }
}
