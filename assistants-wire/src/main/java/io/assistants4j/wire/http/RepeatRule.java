package io.assistants4j.wire.http;

import java.util.Optional;
import okhttp3.Headers;

/**
 * Decides from the transport whether an attempt may be followed by another. Of what an error says only one thing counts: a quota
 * that is used up is a 429 like any other, but stays used up for longer than any call waits.
 */
final class RepeatRule {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    static final int TOO_MANY = 429;

    /** The far side does not know the route: it works well, and asking again changes nothing. */
    static final int NOT_IMPLEMENTED = 501;

    private RepeatRule() {}

    static boolean mayRepeat(Outcome outcome, Repeat repeat) {
        if (outcome instanceof Outcome.Answered answered) {
            return !answered.response().isSuccessful() && mayRepeat(answered, repeat);
        }
        if (outcome instanceof Outcome.Broken broken) {
            return broken.stage() == Outcome.Stage.NOT_SENT || isSafe(repeat);
        }
        return false;
    }

    private static boolean mayRepeat(Outcome.Answered answered, Repeat repeat) {
        Optional<Boolean> asked = asked(answered.response().headers());
        if (asked.isPresent()) {
            return asked.get();
        }
        int status = answered.response().code();
        return (status == TOO_MANY && !answered.isSpent()) || (mayPass(status) && isSafe(repeat));
    }

    /** Whether the far side may have acted in an attempt, though it did not say so. */
    static boolean mayHaveActed(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            return mayPass(answered.response().code());
        }
        return outcome instanceof Outcome.Broken broken && broken.stage() != Outcome.Stage.NOT_SENT;
    }

    private static boolean mayPass(int status) {
        return status == REQUEST_TIMEOUT || status == CONFLICT || (status >= 500 && status != NOT_IMPLEMENTED);
    }

    private static boolean isSafe(Repeat repeat) {
        return repeat != Repeat.ONLY_IF_NOT_SENT;
    }

    private static Optional<Boolean> asked(Headers headers) {
        String word = headers.get("x-should-retry");
        return "true".equals(word) ? Optional.of(true) : "false".equals(word) ? Optional.of(false) : Optional.empty();
    }
}
