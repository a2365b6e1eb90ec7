package io.assistants4j.core.engine;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;

/** Tells a failed call of a far side as the last error of a run, in the few codes the Assistants API has for it. */
final class TurnFailures {
    private TurnFailures() {}

    static LastError lastError(AssistantsException failure) {
        String message = failure.getMessage();
        return LastError.of(code(failure), message == null ? "The provider failed." : message);
    }

    private static ErrorCode code(AssistantsException failure) {
        if (failure instanceof RateLimitException) {
            return ErrorCode.RATE_LIMIT_EXCEEDED;
        }
        boolean refused =
                failure instanceof InvalidRequestException || failure instanceof UnsupportedCapabilityException;
        return refused ? ErrorCode.INVALID_PROMPT : ErrorCode.SERVER_ERROR;
    }
}
