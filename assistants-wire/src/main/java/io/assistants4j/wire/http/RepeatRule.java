package io.assistants4j.wire.http;

import java.util.Optional;
import okhttp3.Headers;
import okhttp3.ResponseBody;
import retrofit2.Response;

/** Decides from the transport alone whether an attempt may be followed by another. */
final class RepeatRule {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    /** The far side does not know the route: it works well, and asking again changes nothing. */
    static final int NOT_IMPLEMENTED = 501;

    private RepeatRule() {}

    static boolean mayRepeat(Outcome outcome, Repeat repeat) {
        if (outcome instanceof Outcome.Answered answered) {
            return !answered.response().isSuccessful() && mayRepeat(answered.response(), repeat);
        }
        if (outcome instanceof Outcome.Broken broken) {
            return broken.stage() == Outcome.Stage.NOT_SENT || repeat == Repeat.SAFE;
        }
        return false;
    }

    private static boolean mayRepeat(Response<ResponseBody> response, Repeat repeat) {
        Optional<Boolean> asked = asked(response.headers());
        if (asked.isPresent()) {
            return asked.get();
        }
        int status = response.code();
        if (status == TOO_MANY) {
            return true;
        }
        boolean mayPass =
                status == REQUEST_TIMEOUT || status == CONFLICT || (status >= 500 && status != NOT_IMPLEMENTED);
        return mayPass && repeat == Repeat.SAFE;
    }

    private static Optional<Boolean> asked(Headers headers) {
        String word = headers.get("x-should-retry");
        return "true".equals(word) ? Optional.of(true) : "false".equals(word) ? Optional.of(false) : Optional.empty();
    }
}
