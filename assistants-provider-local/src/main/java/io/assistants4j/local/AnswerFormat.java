package io.assistants4j.local;

import io.assistants4j.core.assistant.ResponseFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts an answer into the form a turn asks for, as far as a quotation can have it. */
final class AnswerFormat {

    private AnswerFormat() {}

    /** Why the model cannot answer in {@code format}, or nothing if it can. */
    static Optional<String> problem(@Nullable ResponseFormat format) {
        if (format instanceof ResponseFormat.Unrecognized unknown) {
            return Optional.of("The local model does not know the response format '" + unknown.type() + "'.");
        }
        if (!(format instanceof ResponseFormat.JsonSchema schema)) {
            return Optional.empty();
        }
        ObjectSchema wanted = ObjectSchema.of(schema.jsonSchema().schema());
        if (wanted.properties().stream().noneMatch(AnswerFormat::isFree)) {
            return Optional.of("The local model quotes text, so the schema '"
                    + schema.jsonSchema().name() + "' must be an object with a property of type string.");
        }
        return wanted.properties().stream()
                .filter(property -> property.required() && !isFree(property))
                .findFirst()
                .map(property -> "The local model quotes text, so it cannot fill the property '" + property.name()
                        + "' that the schema '" + schema.jsonSchema().name() + "' requires.");
    }

    /** The text as the format wants it; for a schema the first text is the answer and the others are empty. */
    static String apply(@Nullable ResponseFormat format, String text) {
        if (format instanceof ResponseFormat.JsonObject) {
            return "{\"answer\":" + Json.quote(text) + "}";
        }
        if (!(format instanceof ResponseFormat.JsonSchema schema)) {
            return text;
        }
        ObjectSchema wanted = ObjectSchema.of(schema.jsonSchema().schema());
        ObjectSchema.Property answer = wanted.properties().stream()
                .filter(AnswerFormat::isFree)
                .findFirst()
                .orElseThrow();
        return wanted.properties().stream()
                .filter(property -> property.required() || property.equals(answer))
                .map(property -> Json.quote(property.name()) + ":" + Json.quote(property.equals(answer) ? text : ""))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isFree(ObjectSchema.Property property) {
        return property.type().equals("string") && property.choices().isEmpty();
    }
}
