package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** The credentials are good but do not allow this (HTTP 403). */
public final class PermissionDeniedException extends AssistantsException {
    private static final long serialVersionUID = 1L;

    public PermissionDeniedException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
