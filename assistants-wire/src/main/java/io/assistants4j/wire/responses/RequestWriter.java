package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Writes a turn as a request: always streamed, never stored, with the whole conversation in it. */
final class RequestWriter {
    /** The least the API takes. */
    private static final int LEAST_OUTPUT = 16;

    private static final RawJson ANY_SCHEMA = new RawJson("{}");

    private final Turn turn;
    private final Set<Extra> left;
    private final Buffer out = new Buffer();
    private final JsonWriter json = JsonWriter.of(out);

    private RequestWriter(Turn turn, Set<Extra> left) {
        this.turn = turn;
        this.left = left;
    }

    /**
     * The request for a turn.
     *
     * @param left what to leave out
     */
    static ByteString write(Turn turn, Set<Extra> left) {
        try {
            RequestWriter writer = new RequestWriter(turn, left);
            writer.request();
            return writer.out.readByteString();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
    }

    private void request() throws IOException {
        json.beginObject();
        json.name("model").value(turn.model());
        if (!turn.instructions().isEmpty()) {
            json.name("instructions").value(turn.instructions());
        }
        new InputWriter(json).write(turn.items());
        new ToolWriter(json).write(turn);
        format(turn.responseFormat());
        limits();
        delivery();
        json.endObject();
        json.flush();
    }

    private void limits() throws IOException {
        Double temperature = left.contains(Extra.TEMPERATURE) ? null : turn.temperature();
        Double topP = left.contains(Extra.TOP_P) ? null : turn.topP();
        json.name("temperature").value(temperature);
        json.name("top_p").value(topP);
        if (turn.reasoningEffort() != null) {
            json.name("reasoning").beginObject();
            json.name("effort").value(turn.reasoningEffort().value());
            json.endObject();
        }
        Integer most = turn.maxOutputTokens();
        if (most != null) {
            json.name("max_output_tokens").value(Math.max(LEAST_OUTPUT, most));
        }
    }

    private void delivery() throws IOException {
        json.name("stream").value(true);
        json.name("store").value(false);
        if (!left.contains(Extra.ENCRYPTED_REASONING)) {
            json.name("include")
                    .beginArray()
                    .value("reasoning.encrypted_content")
                    .endArray();
        }
        if (!left.contains(Extra.STREAM_OPTIONS)) {
            json.name("stream_options").beginObject();
            json.name("include_obfuscation").value(false);
            json.endObject();
        }
        if (!left.contains(Extra.METADATA)) {
            json.name("metadata").beginObject();
            json.name("assistant_id").value(turn.assistant().value());
            json.name("thread_id").value(turn.thread().value());
            json.name("run_id").value(turn.run().value());
            json.endObject();
        }
    }

    private void format(@Nullable ResponseFormat format) throws IOException {
        if (format == null || format instanceof ResponseFormat.Auto) {
            return;
        }
        json.name("text").beginObject().name("format");
        if (format instanceof ResponseFormat.JsonSchema schema) {
            schema(schema.jsonSchema());
        } else if (format instanceof ResponseFormat.Unrecognized unknown) {
            raw(json, unknown.json());
        } else {
            json.beginObject();
            json.name("type").value(format instanceof ResponseFormat.JsonObject ? "json_object" : "text");
            json.endObject();
        }
        json.endObject();
    }

    private void schema(ResponseFormat.JsonSchemaFormat format) throws IOException {
        json.beginObject();
        json.name("type").value("json_schema");
        json.name("name").value(format.name());
        json.name("description").value(format.description());
        json.name("schema");
        raw(json, format.schema() == null ? ANY_SCHEMA : format.schema());
        json.name("strict").value(Boolean.TRUE.equals(format.strict()));
        json.endObject();
    }

    /** Writes a value as the text it came in. */
    static void raw(JsonWriter json, RawJson value) throws IOException {
        try (var sink = json.valueSink()) {
            sink.writeUtf8(value.json());
        }
    }
}
