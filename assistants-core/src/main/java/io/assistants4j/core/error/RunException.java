package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** The opening of the tree for failures that carry a run, which {@code core.run} defines. */
public abstract non-sealed class RunException extends AssistantsException {
    private static final long serialVersionUID = 1L;

    protected RunException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
