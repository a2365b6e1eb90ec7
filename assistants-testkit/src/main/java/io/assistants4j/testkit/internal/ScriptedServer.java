package io.assistants4j.testkit.internal;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A far side on the loopback address with one route, answered from a script. A request the real service refuses is refused
 * here too, before the script is touched. Enqueued replies go first, in their order; then the function given to {@link
 * #otherwise} speaks; with neither, a 400 says that nothing is scripted.
 *
 * <p>Use it with try-with-resources, or as a static field with {@code @RegisterExtension}: then the script, the faults
 * and the journal are emptied after each test and the server is closed after the last. Thread-safe.
 *
 * @param <R> a reply in its API
 */
public abstract class ScriptedServer<R> implements AutoCloseable, AfterEachCallback, AfterAllCallback {
    /** The only key the server lets in. */
    public static final String KEY = "sk-fake-0123456789abcdef";

    private final String path;
    private final LoopbackServer http;
    private final Deque<R> script = new ArrayDeque<>();
    private final AtomicInteger served = new AtomicInteger();
    private volatile @Nullable Function<ReceivedRequest, R> otherwise;

    /** Starts one on a free port whose one route is a POST to this path. */
    // Nobody knows the port before the constructor of the subclass is through, too.
    @SuppressWarnings("this-escape")
    protected ScriptedServer(String path) {
        this.path = path;
        this.http = LoopbackServer.start(this::answer);
    }

    /** Refuses what the real service refuses. */
    protected abstract void check(Json request);

    /**
     * Answers a request that was not refused.
     *
     * @param serial what ids are made of
     */
    protected abstract Answer play(R reply, Json request, String serial);

    /** The base address a client is given, ending in {@code /v1}. */
    public final URI url() {
        return URI.create(http.url() + "/v1");
    }

    /** Answers the next requests with these, one each. */
    protected final void enqueue(List<R> replies) {
        synchronized (script) {
            script.addAll(replies);
        }
    }

    /** Answers what no enqueued reply is left for. */
    protected final void otherwise(Function<ReceivedRequest, R> answering) {
        otherwise = answering;
    }

    /** What goes wrong next; a fault that answers by itself leaves the script alone. */
    public final Faults faults() {
        return http.faults();
    }

    /** What arrived, credentials redacted. */
    public final Journal journal() {
        return http.journal();
    }

    /** How many clients are connected now, idle ones included. */
    public final int connections() {
        return http.connections();
    }

    /** How many enqueued replies nobody has asked for. */
    public final int left() {
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
    public final void afterEach(ExtensionContext context) {
        clear();
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public final void close() {
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
        try {
            if (!request.path().equals(path) || !request.method().equals("POST")) {
                return elsewhere(request);
            }
            Json body = body(request);
            check(body);
            return play(next(request), body, serial);
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    /** Answers a request for anything but the one route; there is nothing else unless a server says so. */
    protected Answer elsewhere(ReceivedRequest request) {
        String message = "Invalid URL (" + request.method() + " " + request.path() + ")";
        return Answer.json(404, ErrorBody.of(message, "invalid_request_error", null, null));
    }

    private static Json body(ReceivedRequest request) {
        try {
            return request.json();
        } catch (IllegalArgumentException e) {
            throw new Refused("We could not parse the JSON body of your request.", null, null);
        }
    }

    private R next(ReceivedRequest request) {
        R enqueued;
        synchronized (script) {
            enqueued = script.poll();
        }
        Function<ReceivedRequest, R> answering = otherwise;
        if (enqueued != null) {
            return enqueued;
        }
        if (answering != null) {
            return answering.apply(request);
        }
        throw new Refused("nothing is scripted for this request", null, "nothing_scripted");
    }
}
