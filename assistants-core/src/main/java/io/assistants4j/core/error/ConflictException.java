package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** Somebody else changed the object at the same time (HTTP 409); read it again, then repeat. */
public final class ConflictException extends AssistantsException implements Retryable {
    private static final long serialVersionUID = 1L;

    public ConflictException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
