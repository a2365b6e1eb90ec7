package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.wire.turns.TurnLabels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import okio.Buffer;
import okio.ByteString;

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
        new QuestionWriter(json).members(turn);
        limits();
        delivery();
        labels(settings.labels());
        json.endObject();
        json.flush();
    }

    private void limits() throws IOException {
        json.name("temperature").value(takes(ResponseExtra.TEMPERATURE) ? turn.temperature() : null);
        json.name("top_p").value(takes(ResponseExtra.TOP_P) ? turn.topP() : null);
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
}
