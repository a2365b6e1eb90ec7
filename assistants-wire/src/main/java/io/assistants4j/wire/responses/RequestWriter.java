package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.wire.internal.turns.FormatWriter;
import io.assistants4j.wire.internal.turns.Nesting;
import io.assistants4j.wire.internal.turns.ToolWriter;
import io.assistants4j.wire.turns.TurnLabels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Writes a turn as a request: always streamed, with the whole conversation in it. */
final class RequestWriter {
    /** The least the API takes. */
    private static final int LEAST_OUTPUT = 16;

    private final Turn turn;
    private final ResponsesSettings settings;
    private final Set<ResponseExtra> left;
    private final Buffer out = new Buffer();
    private final JsonWriter json = JsonWriter.of(out);

    private RequestWriter(Turn turn, ResponsesSettings settings, Set<ResponseExtra> left) {
        this.turn = turn;
        this.settings = settings;
        this.left = left;
    }

    /**
     * The request for a turn.
     *
     * @param left what to leave out
     */
    static ByteString write(Turn turn, ResponsesSettings settings, Set<ResponseExtra> left) {
        try {
            RequestWriter writer = new RequestWriter(turn, settings, left);
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
        labels(settings.labels());
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
        json.name("temperature").value(takes(ResponseExtra.TEMPERATURE) ? turn.temperature() : null);
        json.name("top_p").value(takes(ResponseExtra.TOP_P) ? turn.topP() : null);
        if (turn.reasoningEffort() != null) {
            json.name("reasoning").beginObject();
            json.name("effort").value(turn.reasoningEffort().value());
            json.endObject();
        }
        Integer most = turn.maxOutputTokens();
        if (most != null) {
            json.name("max_output_tokens").value(Math.max(LEAST_OUTPUT, most));
        }
        // What does not fit is left out here, from the middle; this is for what nobody could know here.
        json.name("truncation").value(turn.mayDrop() && takes(ResponseExtra.TRUNCATION) ? "auto" : null);
    }

    private void delivery() throws IOException {
        boolean background = settings.delivery() == Delivery.BACKGROUND;
        json.name("stream").value(true);
        json.name("store").value(background);
        if (background) {
            json.name("background").value(true);
        }
        if (takes(ResponseExtra.ENCRYPTED_REASONING)) {
            json.name("include")
                    .beginArray()
                    .value("reasoning.encrypted_content")
                    .endArray();
        }
        if (takes(ResponseExtra.STREAM_OPTIONS)) {
            json.name("stream_options").beginObject();
            json.name("include_obfuscation").value(false);
            json.endObject();
        }
        if (takes(ResponseExtra.METADATA)) {
            json.name("metadata").beginObject();
            json.name("assistant_id").value(turn.assistant().value());
            json.name("thread_id").value(turn.thread().value());
            json.name("run_id").value(turn.run().value());
            json.endObject();
        }
    }

    private void labels(TurnLabels labels) throws IOException {
        json.name("prompt_cache_key").value(takes(ResponseExtra.PROMPT_CACHE_KEY) ? labels.promptCacheKey(turn) : null);
        json.name("safety_identifier").value(takes(ResponseExtra.SAFETY_IDENTIFIER) ? labels.safetyIdentifier() : null);
    }

    private boolean takes(ResponseExtra extra) {
        return !left.contains(extra);
    }

    private void format(@Nullable ResponseFormat format) throws IOException {
        if (format != null && FormatWriter.isAsked(format)) {
            json.name("text").beginObject().name("format");
            new FormatWriter(json, Nesting.FLAT).write(format);
            json.endObject();
        }
    }
}
