package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** The request never reached the far side, so it took no effect and repeating is safe. */
public final class ConnectionException extends AssistantsException implements Retryable {
    private static final long serialVersionUID = 1L;

    public ConnectionException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
