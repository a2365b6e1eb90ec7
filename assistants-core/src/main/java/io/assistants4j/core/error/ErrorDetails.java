package io.assistants4j.core.error;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a failure besides its text: the members of the API's error envelope and where it came from.
 *
 * @param provider the provider that failed, where one was asked
 * @param status the HTTP status, or 0 where none was received
 * @param type the envelope's {@code type}
 * @param param the field at fault, as a path such as {@code tools[0].function.name}
 * @param code the envelope's {@code code}
 * @param requestId the far side's id of the request, for its support
 * @param retryAfter how long the far side asks to wait before a repetition
 * @param further what else the far side says about it, such as what a filter of contents saw: JSON texts by their names
 */
public record ErrorDetails(
        @Nullable String provider,
        int status,
        @Nullable String type,
        @Nullable String param,
        @Nullable String code,
        @Nullable String requestId,
        @Nullable Duration retryAfter,
        Map<String, String> further) {
    public ErrorDetails {
        further = Map.copyOf(further);
    }

    /** Details with nothing further in them. */
    public ErrorDetails(
            @Nullable String provider,
            int status,
            @Nullable String type,
            @Nullable String param,
            @Nullable String code,
            @Nullable String requestId,
            @Nullable Duration retryAfter) {
        this(provider, status, type, param, code, requestId, retryAfter, Map.of());
    }

    /** Nothing is known. */
    public static final ErrorDetails NONE = new ErrorDetails(null, 0, null, null, null, null, null);

    /** Details of a failure without a request to a provider. */
    public static ErrorDetails of(int status, String type, @Nullable String param, @Nullable String code) {
        return new ErrorDetails(null, status, type, param, code, null, null);
    }
}
