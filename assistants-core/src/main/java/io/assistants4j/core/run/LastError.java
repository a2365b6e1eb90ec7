package io.assistants4j.core.run;

import io.assistants4j.core.value.Extensions;
import java.util.Objects;

/**
 * Why a run or a step failed.
 *
 * @param code the kind of failure
 * @param message what happened, for a person
 * @param extensions unknown members
 */
public record LastError(ErrorCode code, String message, Extensions extensions) {
    public LastError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** An error without unknown members. */
    public static LastError of(ErrorCode code, String message) {
        return new LastError(code, message, Extensions.NONE);
    }
}
