package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.function.Function;

/**
 * A far side with one route, answered from a {@link Script}, that also gives out files. A request that is refused leaves the
 * script alone.
 *
 * @param <R> a reply in its API
 */
public abstract class ScriptedServer<R> extends FakeServer {
    private final String path;
    private final Script<ReceivedRequest, R> script = new Script<>();
    private final KeptFiles files = new KeptFiles();

    /** Starts one on a free port whose one route, behind this door, is a POST to this path. */
    protected ScriptedServer(String path, Door door) {
        super(0, door);
        this.path = path;
    }

    /** Refuses what the real service refuses. */
    protected abstract void check(Json request);

    /**
     * Answers a request that was not refused.
     *
     * @param serial what ids are made of
     */
    protected abstract Answer play(R reply, Json request, String serial);

    /** Answers a request for anything but the one route and files; there is nothing else unless a server says so. */
    protected Answer elsewhere(ReceivedRequest request) {
        throw Refused.noRoute(request);
    }

    /** Answers the next requests with these, one each. */
    protected final void enqueue(List<R> replies) {
        script.enqueue(replies);
    }

    /** Answers what no enqueued reply is left for. */
    protected final void otherwise(Function<ReceivedRequest, R> answering) {
        script.otherwise(answering);
    }

    /** Keeps a file of these bytes under this id. */
    protected final void keepFile(String id, byte[] bytes) {
        files.keep(id, bytes);
    }

    /** How many enqueued replies nobody has asked for. */
    public final int left() {
        return script.left();
    }

    /** Forgets script, files, faults and journal. */
    @Override
    public void clear() {
        super.clear();
        script.clear();
        files.clear();
    }

    @Override
    protected final Answer serve(ReceivedRequest request, String serial) {
        requireKey(request);
        if (!request.path().equals(path) || !request.method().equals("POST")) {
            return files.answer(request).orElseGet(() -> elsewhere(request));
        }
        Json body = body(request);
        check(body);
        return play(script.next(request), body, serial);
    }
}
