package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** The credentials are missing, wrong or expired (HTTP 401). */
public final class AuthenticationException extends AssistantsException {
    private static final long serialVersionUID = 1L;

    public AuthenticationException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
