package io.assistants4j.wire.http;

import io.assistants4j.core.value.Secret;
import java.util.Map;

/**
 * Credentials that one request carries besides those of its dialect, as its tag: what proves something to others than the far
 * side itself. The dialect's {@link io.assistants4j.wire.dialect.Dialect#secrets()} should name them too.
 *
 * @param headers their whole values by the names of their headers
 */
public record FurtherCredentials(Map<String, Secret> headers) {
    public FurtherCredentials {
        headers = Map.copyOf(headers);
    }
}
