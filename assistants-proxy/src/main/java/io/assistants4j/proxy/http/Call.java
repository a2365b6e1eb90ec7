package io.assistants4j.proxy.http;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.wire.json.Streamable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** One call as an endpoint sees it: who makes it, the ids of its path, its query and its body. For one thread. */
public final class Call {
    private final String route;
    private final Caller caller;
    private final Map<String, String> path;
    private final QueryText query;
    private final HttpFields headers;
    private final CallBody body;
    private final Map<String, String> answerHeaders = new LinkedHashMap<>();
    private final Deque<Runnable> whenOver = new ArrayDeque<>();

    Call(String route, Caller caller, Map<String, String> path, QueryText query, HttpFields headers, CallBody body) {
        this.route = route;
        this.caller = caller;
        this.path = Map.copyOf(path);
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /** Who makes it. */
    public Caller caller() {
        return caller;
    }

    /** The provider it asks for: in its body, its query or a header. */
    public Optional<Wish> wish() {
        return body.wish()
                .or(() -> query.value(Wish.FIELD))
                .map(name -> new Wish(name.strip(), Wish.FIELD))
                .or(() -> Optional.ofNullable(headers.get(Wish.HEADER))
                        .filter(name -> !name.isBlank())
                        .map(name -> new Wish(name.strip(), Wish.HEADER)));
    }

    /** The ids in the path, by their names in the route. */
    public Map<String, String> path() {
        return path;
    }

    /** The id in the path that stands for this name in the route. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null || value.isBlank()) {
            throw new InvalidRequestException("The path lacks a value for '" + name + "'.", name, "invalid_value");
        }
        return value;
    }

    /** The query. */
    public QueryText query() {
        return query;
    }

    /** The body as such a request; absent and empty count as {@code {}}. */
    public <T> T body(Class<T> type) {
        return body.read(type);
    }

    /** The body as such a request, with the flag that asks for a stream. */
    public <T> Streamable<T> streamable(Class<T> type) {
        return body.streamable(type);
    }

    /** Sends a header with the answer, whatever that will be. */
    public void answerWith(String header, String value) {
        answerHeaders.put(header, value);
    }

    /** Does this when the answer is written to its end, however it ends. */
    public void whenOver(Runnable work) {
        whenOver.push(work);
    }

    /** The body as it came; not to be changed. */
    byte[] sent() {
        return body.sent();
    }

    /** The template of its path. */
    String route() {
        return route;
    }

    Map<String, String> answerHeaders() {
        return answerHeaders;
    }

    void over() {
        while (!whenOver.isEmpty()) {
            whenOver.pop().run();
        }
    }
}
