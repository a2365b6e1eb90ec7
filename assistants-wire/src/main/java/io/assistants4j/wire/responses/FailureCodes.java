package io.assistants4j.wire.responses;

import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import org.jspecify.annotations.Nullable;

/** Names a response's failure with the three codes a run knows. */
final class FailureCodes {
    private FailureCodes() {}

    static LastError lastError(Frame.@Nullable Problem problem) {
        String message = problem == null ? null : problem.message();
        ErrorCode code = problem == null || problem.code() == null ? ErrorCode.SERVER_ERROR : of(problem.code());
        return LastError.of(code, message == null ? "The model failed without saying why." : message);
    }

    static ErrorCode of(String code) {
        if (code.equals("rate_limit_exceeded") || code.equals("insufficient_quota")) {
            return ErrorCode.RATE_LIMIT_EXCEEDED;
        }
        boolean refused = code.equals("invalid_prompt")
                || code.equals("context_length_exceeded")
                || code.contains("policy")
                || code.contains("image")
                || code.startsWith("data_residency");
        return refused ? ErrorCode.INVALID_PROMPT : ErrorCode.SERVER_ERROR;
    }
}
