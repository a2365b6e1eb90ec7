package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** The far side failed (HTTP 5xx or 408); whether the request took effect is not known. */
public final class ServerException extends AssistantsException implements Retryable, OutcomeUnknown {
    private static final long serialVersionUID = 1L;

    public ServerException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
