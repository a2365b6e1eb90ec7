package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** An answer came that cannot be understood, or broke off; whether the request took effect is not known. */
public final class DecodeException extends AssistantsException implements OutcomeUnknown {
    private static final long serialVersionUID = 1L;

    public DecodeException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
