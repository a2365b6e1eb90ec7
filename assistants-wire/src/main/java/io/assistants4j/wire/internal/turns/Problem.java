package io.assistants4j.wire.internal.turns;

import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import org.jspecify.annotations.Nullable;

/**
 * What a far side says is wrong in the middle of a stream.
 *
 * @param code its own word, or a status
 * @param message for a person
 */
public record Problem(@Nullable String code, @Nullable String message) {
    /** The same in the three codes a run knows. */
    public LastError lastError() {
        return LastError.of(
                code == null ? ErrorCode.SERVER_ERROR : runsCode(code),
                message == null ? "The model failed without saying why." : message);
    }

    private static ErrorCode runsCode(String code) {
        return switch (code) {
            case "rate_limit_exceeded", "insufficient_quota", "429" -> ErrorCode.RATE_LIMIT_EXCEEDED;
            case "invalid_prompt",
                    "invalid_request_error",
                    "context_length_exceeded",
                    "content_filter",
                    "400",
                    "413",
                    "422" -> ErrorCode.INVALID_PROMPT;
            default ->
                code.contains("policy") || code.contains("image") || code.startsWith("data_residency")
                        ? ErrorCode.INVALID_PROMPT
                        : ErrorCode.SERVER_ERROR;
        };
    }
}
