package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** There is no such object, model or route (HTTP 404). */
public final class NotFoundException extends AssistantsException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    /** An object of ours that is not there. */
    public NotFoundException(String kind, String id) {
        this(
                "No " + kind + " found with id '" + id + "'.",
                ErrorDetails.of(404, "invalid_request_error", null, null),
                null);
    }
}
