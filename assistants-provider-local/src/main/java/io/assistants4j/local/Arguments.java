package io.assistants4j.local;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills the parameters of a function from a question.
 *
 * <p>A text is the question itself, a choice the one the question names, a number the first one in it. What the question
 * does not give is left out, or has the simplest value where the schema requires it: the first choice, 0, false, nothing.
 */
final class Arguments {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}.])\\d{1,15}(?:\\.\\d{1,15})?(?![\\p{L}\\p{N}])");

    private final String question;

    private Arguments(String question) {
        this.question = question;
    }

    /** The arguments as a JSON object, in the order of the schema. */
    static String of(ObjectSchema parameters, String question) {
        Arguments arguments = new Arguments(question.strip());
        return parameters.properties().stream()
                .map(arguments::member)
                .filter(member -> !member.isEmpty())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String member(ObjectSchema.Property property) {
        String value = given(property);
        if (value == null && property.required()) {
            value = simplest(property);
        }
        return value == null ? "" : Json.quote(property.name()) + ":" + value;
    }

    private @Nullable String given(ObjectSchema.Property property) {
        if (!property.choices().isEmpty()) {
            String asked = question.toLowerCase(Locale.ROOT);
            return property.choices().stream()
                    .filter(choice -> asked.contains(choice.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .map(Json::quote)
                    .orElse(null);
        }
        return switch (property.type()) {
            case "string", "" -> Json.quote(question);
            case "integer" -> number("[^.]*");
            case "number" -> number(".*");
            default -> null;
        };
    }

    private @Nullable String number(String form) {
        Matcher numbers = NUMBER.matcher(question);
        while (numbers.find()) {
            if (numbers.group().matches(form)) {
                // Without leading zeros, which JSON forbids.
                return numbers.group().replaceFirst("^0+(?=\\d)", "");
            }
        }
        return null;
    }

    private static String simplest(ObjectSchema.Property property) {
        if (!property.choices().isEmpty()) {
            return Json.quote(property.choices().get(0));
        }
        return switch (property.type()) {
            case "integer", "number" -> "0";
            case "boolean" -> "false";
            case "array" -> "[]";
            case "object" -> "{}";
            default -> "null";
        };
    }
}
