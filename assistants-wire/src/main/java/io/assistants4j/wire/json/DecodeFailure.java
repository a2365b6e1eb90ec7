package io.assistants4j.wire.json;

import com.squareup.moshi.JsonReader;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a JSON value, on its way up to the codec. Every adapter it passes puts its own place in front of the
 * path, so paths are right inside values that were set aside and read later, too, and cost nothing where all is well.
 */
final class DecodeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String INVALID_TYPE = "invalid_type";
    private static final String INVALID_VALUE = "invalid_value";
    private static final int BAD_REQUEST = 400;

    private final @Nullable String code;
    private final transient UnaryOperator<String> text;
    private String path = "";

    private DecodeFailure(@Nullable String code, UnaryOperator<String> text, @Nullable Throwable cause) {
        super(null, cause, false, false);
        this.code = code;
        this.text = text;
    }

    static DecodeFailure wrongType(String expected, JsonReader.Token found) {
        return wrongType(expected, describe(found));
    }

    static DecodeFailure wrongType(String expected, String found) {
        return new DecodeFailure(
                INVALID_TYPE,
                path -> "Invalid type" + forPath(path) + ": expected " + expected + ", but got " + found + " instead.",
                null);
    }

    static DecodeFailure missing() {
        return new DecodeFailure(
                "missing_required_parameter", path -> "Missing required parameter: '" + path + "'.", null);
    }

    static DecodeFailure unknown() {
        return new DecodeFailure("unknown_parameter", path -> "Unknown parameter: '" + path + "'.", null);
    }

    static DecodeFailure duplicate() {
        return new DecodeFailure(INVALID_VALUE, path -> "Duplicate parameter: '" + path + "' is given twice.", null);
    }

    static DecodeFailure invalid(String reason) {
        return new DecodeFailure(INVALID_VALUE, path -> "Invalid value" + forPath(path) + ": " + reason, null);
    }

    /** JSON that is none. */
    static DecodeFailure malformed(String reason) {
        return new DecodeFailure(null, path -> "The body is not valid JSON" + atPath(path) + ": " + reason + ".", null);
    }

    /** A refusal by the value's own constructor, which names a field of the value. */
    static DecodeFailure refused(InvalidRequestException refusal) {
        String inner = refusal.param().orElse("");
        DecodeFailure failure = new DecodeFailure(
                refusal.code().orElse(null),
                path -> renamed(String.valueOf(refusal.getMessage()), inner, path),
                refusal);
        failure.path = inner;
        return failure;
    }

    /** A refusal by the constructor of a value without named fields. */
    static DecodeFailure refusedWhole(InvalidRequestException refusal) {
        DecodeFailure failure = refused(refusal);
        failure.path = "";
        return failure;
    }

    /** A constructor that failed in a way it should not have. */
    static DecodeFailure refused(RuntimeException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new DecodeFailure(INVALID_VALUE, path -> "Invalid value" + forPath(path) + ": " + reason + ".", cause);
    }

    DecodeFailure in(String member) {
        path = join(member, path);
        return this;
    }

    DecodeFailure in(int index) {
        path = join("[" + index + "]", path);
        return this;
    }

    /** The same failure as callers know it. */
    InvalidRequestException toException() {
        boolean named = code != null && !path.isEmpty();
        ErrorDetails details = ErrorDetails.of(BAD_REQUEST, "invalid_request_error", named ? path : null, code);
        return new InvalidRequestException(text.apply(path), details, getCause());
    }

    @Override
    public String getMessage() {
        return text.apply(path);
    }

    private static String join(String outer, String inner) {
        return inner.isEmpty() || inner.startsWith("[") ? outer + inner : outer + "." + inner;
    }

    /** A message that calls a field by its whole path; what it says of the field's value stays. */
    private static String renamed(String message, String field, String path) {
        int at = message.indexOf("'" + field + "'");
        if (field.isEmpty() || path.isEmpty() || at < 0) {
            return message;
        }
        return message.substring(0, at + 1) + path + message.substring(at + 1 + field.length());
    }

    private static String forPath(String path) {
        return path.isEmpty() ? "" : " for '" + path + "'";
    }

    private static String atPath(String path) {
        return path.isEmpty() ? "" : " at '" + path + "'";
    }

    private static String describe(JsonReader.Token token) {
        return switch (token) {
            case BEGIN_ARRAY, END_ARRAY -> "an array";
            case BEGIN_OBJECT, END_OBJECT, NAME -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case END_DOCUMENT -> "nothing";
        };
    }
}
