package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.wire.internal.turns.FormatWriter;
import io.assistants4j.wire.internal.turns.Nesting;
import io.assistants4j.wire.internal.turns.ToolWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Writes what a model reads of a turn: a request begins with it, and it is all there is to count. */
final class QuestionWriter {
    private final JsonWriter json;

    QuestionWriter(JsonWriter json) {
        this.json = json;
    }

    /** What is read of a turn, as an object of its own. */
    static ByteString write(Turn turn) {
        Buffer out = new Buffer();
        try (JsonWriter json = JsonWriter.of(out)) {
            json.beginObject();
            new QuestionWriter(json).members(turn);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
        return out.readByteString();
    }

    /** Writes the members into an object that is open. */
    void members(Turn turn) throws IOException {
        json.name("model").value(turn.model());
        if (!turn.instructions().isEmpty()) {
            json.name("instructions").value(turn.instructions());
        }
        new InputWriter(json).write(turn.items());
        new ToolWriter(json, Nesting.FLAT).write(turn);
        if (!turn.tools().isEmpty() && !turn.parallelToolCalls()) {
            json.name("parallel_tool_calls").value(false);
        }
        format(turn.responseFormat());
        if (turn.reasoningEffort() != null) {
            json.name("reasoning").beginObject();
            json.name("effort").value(turn.reasoningEffort().value());
            json.endObject();
        }
    }

    private void format(@Nullable ResponseFormat format) throws IOException {
        if (format != null && FormatWriter.isAsked(format)) {
            json.name("text").beginObject().name("format");
            new FormatWriter(json, Nesting.FLAT).write(format);
            json.endObject();
        }
    }
}
