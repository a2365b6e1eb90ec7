package io.assistants4j.proxy.http;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.wire.json.JsonType;
import io.assistants4j.wire.json.Streamable;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One call as an endpoint sees it: the ids of its path, its query and its body. For one thread. */
public final class Call {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private static final String WHITE = " \t\r\n";

    private final String route;
    private final Map<String, String> path;
    private final QueryText query;
    private final byte[] body;
    private final BodyReader bodies;
    private final IdKinds ids;

    Call(String route, Map<String, String> path, QueryText query, byte[] body, BodyReader bodies, IdKinds ids) {
        this.route = route;
        this.path = path;
        this.query = query;
        this.body = body;
        this.bodies = bodies;
        this.ids = ids;
    }

    /** The id in the path that stands for this name in the route. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null || value.isBlank()) {
            throw new InvalidRequestException("The path lacks a value for '" + name + "'.", name, "invalid_value");
        }
        ids.require(name, value);
        return value;
    }

    /**
     * Returns an id from elsewhere in the call, such as its body, if it may be one of the kind that the field names.
     *
     * @throws InvalidRequestException where it cannot be
     */
    public String id(String field, String value) {
        ids.require(field, value);
        return value;
    }

    /** The query. */
    public QueryText query() {
        return query;
    }

    /** The body as such a request; absent and empty count as {@code {}}. */
    public <T> T body(Class<T> type) {
        return bodies.read(route, codec -> codec.read(type, bodyOrNothing()));
    }

    /** The body as such a request, with the flag that asks for a stream. */
    public <T> Streamable<T> streamable(Class<T> type) {
        return bodies.read(route, codec -> codec.read(JsonType.streamable(type), bodyOrNothing()));
    }

    private byte[] bodyOrNothing() {
        for (byte one : body) {
            if (WHITE.indexOf(one) < 0) {
                return body;
            }
        }
        return NOTHING;
    }
}
