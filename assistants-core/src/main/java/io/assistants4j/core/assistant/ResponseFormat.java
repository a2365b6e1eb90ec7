package io.assistants4j.core.assistant;

import io.assistants4j.core.internal.Require;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The form an answer must have. On the wire {@link Auto} is a plain text, the others are objects. */
public sealed interface ResponseFormat {
    /** The provider decides; the default. */
    ResponseFormat AUTO = new Auto("auto");

    /**
     * {@code auto}, or a word this version does not know.
     *
     * @param value the word
     */
    record Auto(String value) implements ResponseFormat {
        public Auto {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Free text.
     *
     * @param extensions unknown members
     */
    record Text(Extensions extensions) implements ResponseFormat {}

    /**
     * Any JSON object.
     *
     * @param extensions unknown members
     */
    record JsonObject(Extensions extensions) implements ResponseFormat {}

    /**
     * JSON after a schema.
     *
     * @param jsonSchema the schema and its name
     * @param extensions unknown members
     */
    record JsonSchema(JsonSchemaFormat jsonSchema, Extensions extensions) implements ResponseFormat {}

    /**
     * A format this version does not know.
     *
     * @param type the label it came with
     * @param json all of it
     */
    record Unrecognized(String type, RawJson json) implements ResponseFormat {}

    /**
     * A schema for answers.
     *
     * @param name 1 to 64 letters, digits, underscores, hyphens (checked in requests)
     * @param description what it is for
     * @param schema the JSON Schema
     * @param strict whether the model must keep to it exactly; absent means no
     * @param extensions unknown members
     */
    record JsonSchemaFormat(
            String name,
            @Nullable String description,
            @Nullable RawJson schema,
            @Nullable Boolean strict,
            Extensions extensions) {
        public JsonSchemaFormat {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * Refuses a format this version cannot ask for.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException naming {@code response_format}
     */
    static void check(@Nullable ResponseFormat format) {
        if (format instanceof Unrecognized unknown) {
            throw Require.invalid("response_format.type", "invalid_value", "'" + unknown.type() + "' is not known.");
        }
        if (format instanceof Auto word && !word.equals(AUTO)) {
            throw Require.invalid(
                    "response_format", "invalid_value", "'" + word.value() + "'. Supported values are: 'auto'.");
        }
        if (format instanceof JsonSchema schema) {
            JsonSchemaFormat asked = schema.jsonSchema();
            Require.name("response_format.json_schema.name", asked.name());
            Require.wholeCharacters("response_format.json_schema.description", asked.description());
            Require.wholeCharacters(
                    "response_format.json_schema.schema",
                    asked.schema() == null ? null : asked.schema().json());
        }
    }
}
