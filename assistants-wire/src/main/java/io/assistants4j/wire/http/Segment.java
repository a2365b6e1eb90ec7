package io.assistants4j.wire.assistants;

import io.assistants4j.core.error.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An id as one segment of a path. */
final class Segment {
    private Segment() {}

    /**
     * Escapes whatever a server on the way could take for its own, semicolons too: many cut a segment there.
     *
     * @throws InvalidRequestException for the two ids that cannot be escaped
     */
    static String of(String id) {
        if (id.equals(".") || id.equals("..")) {
            throw new InvalidRequestException("An id cannot be '.' or '..'.", "id", "invalid_value");
        }
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
