package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** The request itself is wrong (HTTP 400, 413, 415 or 422); repeating it unchanged fails again. */
public final class InvalidRequestException extends AssistantsException {
    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    /** A request refused by ourselves, naming the field at fault. */
    public InvalidRequestException(String message, @Nullable String param, @Nullable String code) {
        this(message, ErrorDetails.of(400, "invalid_request_error", param, code), null);
    }

    /** A request that is well-formed but not possible in the state things are in; it names no field. */
    public static InvalidRequestException inThisState(String message) {
        return new InvalidRequestException(message, ErrorDetails.of(400, "invalid_request_error", null, null), null);
    }
}
