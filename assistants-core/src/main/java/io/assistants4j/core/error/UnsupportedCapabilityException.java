package io.assistants4j.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider declares that it cannot do this. */
public final class UnsupportedCapabilityException extends AssistantsException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String capability;

    public UnsupportedCapabilityException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
        this.capability = null;
    }

    /** A request for a capability that is declined for the given reason. */
    public UnsupportedCapabilityException(String message, @Nullable String param, String capability) {
        super(message, ErrorDetails.of(400, "invalid_request_error", param, "unsupported_parameter"), null);
        this.capability = capability;
    }

    /** A request for something that is declined for the given reason. */
    public UnsupportedCapabilityException(String message, @Nullable String param) {
        this(message, ErrorDetails.of(400, "invalid_request_error", param, "unsupported_parameter"), null);
    }

    /** The name of the capability the provider declines, where it is one of those it declares. */
    public Optional<String> capability() {
        return Optional.ofNullable(capability);
    }
}
