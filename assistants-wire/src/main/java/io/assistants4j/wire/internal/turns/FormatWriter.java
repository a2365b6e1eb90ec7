package io.assistants4j.wire.internal.turns;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the form an answer must have. */
public final class FormatWriter {
    private static final RawJson ANY_SCHEMA = new RawJson("{}");

    private final JsonWriter json;
    private final Nesting nesting;

    /** Writes where a value may stand. */
    public FormatWriter(JsonWriter json, Nesting nesting) {
        this.json = json;
        this.nesting = nesting;
    }

    /** Whether there is anything to write: a far side's own choice needs no word. */
    public static boolean isAsked(@Nullable ResponseFormat format) {
        return format != null && !(format instanceof ResponseFormat.Auto);
    }

    /** Writes a format that is asked for. */
    public void write(ResponseFormat format) throws IOException {
        if (format instanceof ResponseFormat.JsonSchema schema) {
            nesting.object(json, "json_schema", () -> schema(schema.jsonSchema()));
        } else if (format instanceof ResponseFormat.Unrecognized unknown) {
            LenientJson.raw(json, unknown.json());
        } else {
            json.beginObject();
            json.name("type").value(format instanceof ResponseFormat.JsonObject ? "json_object" : "text");
            json.endObject();
        }
    }

    private void schema(ResponseFormat.JsonSchemaFormat format) throws IOException {
        json.name("name").value(format.name());
        json.name("description").value(format.description());
        json.name("schema");
        LenientJson.raw(json, format.schema() == null ? ANY_SCHEMA : format.schema());
        nesting.strict(json, format.strict());
    }
}
