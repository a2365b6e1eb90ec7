package io.assistants4j.core.error;

import org.jspecify.annotations.Nullable;

/** Too many requests or tokens, or no quota left (HTTP 429); wait {@link #retryAfter()} before repeating. */
public final class RateLimitException extends AssistantsException implements Retryable {
    private static final long serialVersionUID = 1L;

    public RateLimitException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
