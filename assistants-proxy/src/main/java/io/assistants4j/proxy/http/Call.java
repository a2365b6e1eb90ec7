package io.assistants4j.proxy.http;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.JsonType;
import io.assistants4j.wire.json.Streamable;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One call as an endpoint sees it: the ids of its path, its query and its body. For one thread. */
public final class Call {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> path;
    private final QueryText query;
    private final byte[] body;

    Call(Map<String, String> path, QueryText query, byte[] body) {
        this.path = path;
        this.query = query;
        this.body = body;
    }

    /** The part of the path that stands for this name in the route. */
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
        return JsonCodec.requests().read(type, bodyOrNothing());
    }

    /** The body as such a request, with the flag that asks for a stream. */
    public <T> Streamable<T> streamable(Class<T> type) {
        return JsonCodec.requests().read(JsonType.streamable(type), bodyOrNothing());
    }

    private byte[] bodyOrNothing() {
        for (byte one : body) {
            if (one > ' ' || one < 0) {
                return body;
            }
        }
        return NOTHING;
    }
}
