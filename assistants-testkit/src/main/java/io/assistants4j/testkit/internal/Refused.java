package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import io.assistants4j.testkit.http.ReceivedRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request the real service would not take, with the answer it would give. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final @Nullable String param;
    private final @Nullable String code;

    /** A refusal in these words, of this field and for this machine-readable reason. */
    public Refused(String message, @Nullable String param, @Nullable String code) {
        this(BAD_REQUEST, message, param, code);
    }

    private Refused(int status, String message, @Nullable String param, @Nullable String code) {
        super(message);
        this.status = status;
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

    /** Something cannot be done now, whatever is sent. */
    public static Refused inThisState(String message) {
        return new Refused(message, null, null);
    }

    /** There is nothing by this id. */
    public static Refused notFound(String kind, String id) {
        return new Refused(NOT_FOUND, "No " + kind + " found with id '" + id + "'.", null, null);
    }

    /** There is no such route. */
    public static Refused noRoute(ReceivedRequest request) {
        String message = "Invalid URL (" + request.method() + " " + request.path() + ")";
        return new Refused(NOT_FOUND, message, null, null);
    }

    /** Whoever asks has not the key. */
    public static Refused unauthorized() {
        return new Refused(UNAUTHORIZED, "Incorrect API key provided.", null, "invalid_api_key");
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** The error in OpenAI's envelope. */
    public Map<String, @Nullable Object> body() {
        return ErrorBody.of(String.valueOf(getMessage()), "invalid_request_error", param, code);
    }

    /** The error the service answers with. */
    public Answer answer() {
        return Answer.json(status, body());
    }
}
