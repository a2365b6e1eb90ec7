package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** The provider declares that it cannot do this. */
public final class UnsupportedCapabilityException extends AssistantsException {
    private static final long serialVersionUID = 1L;

    public UnsupportedCapabilityException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    /** A request for something that is declined for the given reason. */
    public UnsupportedCapabilityException(String message, @Nullable String param) {
        this(message, ErrorDetails.of(400, "invalid_request_error", param, "unsupported_parameter"), null);
    }
}
