package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.wire.internal.turns.FormatWriter;
import io.assistants4j.wire.internal.turns.Nesting;
import io.assistants4j.wire.internal.turns.ToolWriter;
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

    private final Turn turn;
    private final Set<ResponseExtra> left;
    private final Buffer out = new Buffer();
    private final JsonWriter json = JsonWriter.of(out);

    private RequestWriter(Turn turn, Set<ResponseExtra> left) {
        this.turn = turn;
        this.left = left;
    }

    /**
     * The request for a turn.
     *
     * @param left what to leave out
     */
    static ByteString write(Turn turn, Set<ResponseExtra> left) {
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
        tools();
        format(turn.responseFormat());
        limits();
        delivery();
        json.endObject();
        json.flush();
    }

    private void tools() throws IOException {
        new ToolWriter(json, Nesting.FLAT).write(turn);
        if (!turn.tools().isEmpty() && !turn.parallelToolCalls()) {
            json.name("parallel_tool_calls").value(false);
        }
    }

    private void limits() throws IOException {
        Double temperature = left.contains(ResponseExtra.TEMPERATURE) ? null : turn.temperature();
        Double topP = left.contains(ResponseExtra.TOP_P) ? null : turn.topP();
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
        if (!left.contains(ResponseExtra.ENCRYPTED_REASONING)) {
            json.name("include")
                    .beginArray()
                    .value("reasoning.encrypted_content")
                    .endArray();
        }
        if (!left.contains(ResponseExtra.STREAM_OPTIONS)) {
            json.name("stream_options").beginObject();
            json.name("include_obfuscation").value(false);
            json.endObject();
        }
        if (!left.contains(ResponseExtra.METADATA)) {
            json.name("metadata").beginObject();
            json.name("assistant_id").value(turn.assistant().value());
            json.name("thread_id").value(turn.thread().value());
            json.name("run_id").value(turn.run().value());
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
