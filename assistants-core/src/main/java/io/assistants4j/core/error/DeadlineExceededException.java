package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** The time allowed for the call is over; whether it took effect is not known. */
public final class DeadlineExceededException extends AssistantsException implements OutcomeUnknown {
    private static final long serialVersionUID = 1L;

    public DeadlineExceededException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
