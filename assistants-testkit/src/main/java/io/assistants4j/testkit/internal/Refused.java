package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import org.jspecify.annotations.Nullable;

/** A request the real service would not take, with the answer it would give. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String param;
    private final @Nullable String code;

    /** A refusal in these words, of this field and for this machine-readable reason. */
    public Refused(String message, @Nullable String param, @Nullable String code) {
        super(message);
        this.param = param;
        this.code = code;
    }

    /** A field that must be there is not. */
    public static Refused missing(String param) {
        return new Refused("Missing required parameter: '" + param + "'.", param, "missing_required_parameter");
    }

    /** A field has a value it cannot have. */
    public static Refused value(String param, String message) {
        return new Refused(message, param, "invalid_value");
    }

    /** A field is of the wrong kind. */
    public static Refused type(String param, String expected) {
        return new Refused("Invalid type for '" + param + "': expected " + expected + ".", param, "invalid_type");
    }

    /** A field nobody knows. */
    public static Refused unknown(String param) {
        return new Refused("Unknown parameter: '" + param + "'.", param, "unknown_parameter");
    }

    /** A field this model does not take. */
    public static Refused unsupported(String param) {
        return new Refused(
                "Unsupported parameter: '" + param + "' is not supported with this model.",
                param,
                "unsupported_parameter");
    }

    /** The error the service answers with. */
    public Answer answer() {
        return Answer.json(400, ErrorBody.of(String.valueOf(getMessage()), "invalid_request_error", param, code));
    }
}
