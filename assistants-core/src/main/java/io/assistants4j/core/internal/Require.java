package io.assistants4j.core.internal;

import io.assistants4j.core.error.InvalidRequestException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Argument checks whose failure names the field as the wire spells it, with the codes of the Assistants API. */
public final class Require {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private Require() {}

    /** Refuses an empty text. */
    public static String notEmpty(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isEmpty()) {
            throw invalid(field, "invalid_value", "Expected a string with at least 1 character, but it was empty.");
        }
        return value;
    }

    /** Refuses a text without a visible character. */
    public static String notBlank(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isBlank()) {
            throw invalid(field, "invalid_value", "Expected a string that is not blank.");
        }
        return value;
    }

    /** Refuses a text that holds half of a character: whoever writes it down writes something else in its place. */
    public static void wholeCharacters(String field, @Nullable String value) {
        if (value != null && hasHalf(value)) {
            throw invalid(
                    field, "invalid_value", "it holds one half of a character, a surrogate without its other half.");
        }
    }

    /** Refuses a text of more than {@code max} characters, or with half a one. */
    public static void atMost(String field, @Nullable String value, int max) {
        wholeCharacters(field, value);
        if (value != null && value.length() > max && length(value) > max) {
            throw invalid(
                    field,
                    "string_above_max_length",
                    "string too long. Expected a string with maximum length " + max + ", but got a string with length "
                            + length(value) + " instead.");
        }
    }

    /** How many characters a text has as people count them: those outside the basic plane are one, too. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Refuses a word that is none of these; an absent one is fine. */
    public static void oneOf(String field, @Nullable String value, List<String> words) {
        if (value != null && !words.contains(value)) {
            throw invalid(
                    field,
                    "invalid_value",
                    "'" + value + "'. Supported values are: "
                            + words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", ")) + ".");
        }
    }

    /** Refuses a collection of more than {@code max} items. */
    public static void atMost(String field, @Nullable Collection<?> values, int max) {
        if (values != null && values.size() > max) {
            throw invalid(
                    field,
                    "array_above_max_length",
                    "array too long. Expected an array with maximum length " + max + ", but got an array with length "
                            + values.size() + " instead.");
        }
    }

    /** Refuses a collection without an item. */
    public static void notEmpty(String field, Collection<?> values) {
        if (values.isEmpty()) {
            throw invalid(field, "empty_array", "empty array. Expected an array with minimum length 1.");
        }
    }

    /** Refuses a field that is not there. */
    public static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw missing(field);
        }
    }

    /** Refuses a number outside {@code min..max}, both included. */
    public static void within(String field, @Nullable Number value, double min, double max) {
        if (value == null) {
            return;
        }
        double number = value.doubleValue();
        String kind = value instanceof Integer ? "integer" : "decimal";
        if (!(number >= min)) {
            throw invalid(
                    field, kind + "_below_min_value", "Expected a value >= " + plain(min) + ", but got " + value + ".");
        }
        if (!(number <= max)) {
            throw invalid(
                    field, kind + "_above_max_value", "Expected a value <= " + plain(max) + ", but got " + value + ".");
        }
    }

    /** Refuses a name that is not 1 to 64 letters, digits, underscores or hyphens. */
    public static void name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw invalid(
                    field, "invalid_value", "'" + value + "' does not match the pattern '^[a-zA-Z0-9_-]{1,64}$'.");
        }
    }

    /** The error for a field whose value is not acceptable. */
    public static InvalidRequestException invalid(String field, String code, String reason) {
        return new InvalidRequestException("Invalid '" + field + "': " + reason, field, code);
    }

    /** The error for a field that has to be there. */
    public static InvalidRequestException missing(String field) {
        return new InvalidRequestException(
                "Missing required parameter: '" + field + "'.", field, "missing_required_parameter");
    }

    private static boolean hasHalf(String text) {
        // By characters: texts are long, and few hold any half.
        for (int at = 0, length = text.length(); at < length; at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                int point = text.codePointAt(at);
                if (Character.isBmpCodePoint(point)) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
