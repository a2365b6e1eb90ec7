package io.assistants4j.core.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure of a call. Unchecked; the subtype says what to do about it, {@link Retryable} and {@link
 * OutcomeUnknown} whether repeating helps and whether it is safe.
 */
public abstract sealed class AssistantsException extends RuntimeException
        permits InvalidRequestException,
                AuthenticationException,
                PermissionDeniedException,
                NotFoundException,
                ConflictException,
                RateLimitException,
                ServerException,
                ConnectionException,
                DeadlineExceededException,
                DecodeException,
                UnsupportedCapabilityException,
                RunException {
    private static final long serialVersionUID = 1L;

    /** Not part of Java's serialization: a stranger's JVM has no use for it. */
    private final transient @Nullable ErrorDetails details;

    AssistantsException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, cause);
        this.details = details;
    }

    /** All that is known about the failure besides its text. */
    public ErrorDetails details() {
        return details == null ? ErrorDetails.NONE : details;
    }

    /** The HTTP status, or 0 where none was received. */
    public int status() {
        return details().status();
    }

    /** The field at fault, as a path. */
    public Optional<String> param() {
        return Optional.ofNullable(details().param());
    }

    /** The machine-readable reason. */
    public Optional<String> code() {
        return Optional.ofNullable(details().code());
    }

    /** The far side's id of the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(details().requestId());
    }

    /** How long the far side asks to wait before a repetition. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(details().retryAfter());
    }
}
