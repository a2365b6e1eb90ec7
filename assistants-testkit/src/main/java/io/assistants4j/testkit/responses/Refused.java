package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import org.jspecify.annotations.Nullable;

/** A request the real service would not take, with the answer it would give. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String param;
    private final @Nullable String code;

    Refused(String message, @Nullable String param, @Nullable String code) {
        super(message);
        this.param = param;
        this.code = code;
    }

    static Refused missing(String param) {
        return new Refused("Missing required parameter: '" + param + "'.", param, "missing_required_parameter");
    }

    static Refused value(String param, String message) {
        return new Refused(message, param, "invalid_value");
    }

    static Refused type(String param, String expected) {
        return new Refused("Invalid type for '" + param + "': expected " + expected + ".", param, "invalid_type");
    }

    Answer answer() {
        return Answer.json(400, ErrorBody.of(String.valueOf(getMessage()), "invalid_request_error", param, code));
    }
}
