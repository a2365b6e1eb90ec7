package io.assistants4j.wire.json;

import io.assistants4j.core.error.InvalidRequestException;

/** What a method handle throws, typed again. */
final class Failures {

    private Failures() {}

    /** For a value whose constructor names its fields. */
    static DecodeFailure ofRecord(Throwable thrown) {
        if (thrown instanceof InvalidRequestException refusal) {
            return DecodeFailure.refused(refusal);
        }
        return other(thrown);
    }

    /** For a value that is its only field. */
    static DecodeFailure ofValue(Throwable thrown) {
        if (thrown instanceof InvalidRequestException refusal) {
            return DecodeFailure.refusedWhole(refusal);
        }
        return other(thrown);
    }

    /** For a call that has no reason to fail. */
    static RuntimeException rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
    }

    private static DecodeFailure other(Throwable thrown) {
        if (thrown instanceof DecodeFailure failure) {
            return failure;
        }
        if (thrown instanceof RuntimeException e) {
            return DecodeFailure.refused(e);
        }
        throw rethrow(thrown);
    }
}
