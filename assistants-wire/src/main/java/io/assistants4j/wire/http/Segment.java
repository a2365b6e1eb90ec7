package io.assistants4j.wire.http;

import io.assistants4j.core.error.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A value as one segment of a path. */
public final class Segment {
    private Segment() {}

    /**
     * An id as a segment.
     *
     * @throws InvalidRequestException for the two ids that cannot be escaped
     */
    public static String of(String id) {
        return of("id", id);
    }

    /**
     * Escapes whatever a server on the way could take for its own, semicolons too: many cut a segment there.
     *
     * @param field what the value is called in a refusal
     * @throws InvalidRequestException for the two values that cannot be escaped
     */
    public static String of(String field, String value) {
        if (value.equals(".") || value.equals("..")) {
            throw new InvalidRequestException("The " + field + " cannot be '.' or '..'.", field, "invalid_value");
        }
        return isPlain(value)
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether nothing is to be escaped, as in nearly all ids. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
