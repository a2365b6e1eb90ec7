package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonReader;
import io.assistants4j.wire.internal.turns.LenientJson;
import io.assistants4j.wire.internal.turns.Problem;
import io.assistants4j.wire.sse.SseEvent;
import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads events without binding them to types: this is the path of every token, so it looks at the few members that matter
 * and skips the rest.
 */
final class FrameReader {
    private static final JsonReader.Options TYPE = JsonReader.Options.of("type");
    private static final JsonReader.Options SEQUENCE = JsonReader.Options.of("sequence_number");
    private static final JsonReader.Options MEMBERS = JsonReader.Options.of(
            "output_index",
            "content_index",
            "delta",
            "item",
            "response",
            "error",
            "code",
            "message",
            "sequence_number");

    private FrameReader() {}

    /** What kind of event it is; null for one that does not matter. The name is looked at first: it costs nothing. */
    static @Nullable EventType type(SseEvent event) throws IOException {
        EventType named = EventType.of(event.name());
        if (named != null || event.name().startsWith("response.")) {
            return named;
        }
        try (JsonReader json = JsonReader.of(new Buffer().write(event.data()))) {
            if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
                return null;
            }
            json.beginObject();
            while (json.hasNext()) {
                if (json.selectName(TYPE) == 0) {
                    return EventType.of(json.nextString());
                }
                json.skipName();
                json.skipValue();
            }
            return null;
        }
    }

    /** The number of an event of any kind; -1 where it has none. */
    static long sequence(ByteString data) {
        try (JsonReader json = JsonReader.of(new Buffer().write(data))) {
            json.beginObject();
            while (json.hasNext()) {
                if (json.selectName(SEQUENCE) == 0) {
                    return LenientJson.number(json, -1);
                }
                LenientJson.skip(json);
            }
            return -1;
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    /**
     * Reads an event that matters.
     *
     * @param withOutput whether to read the output of a response that has ended
     */
    static Frame read(ByteString data, boolean withOutput) throws IOException {
        long sequence = -1;
        int outputIndex = -1;
        int contentIndex = 0;
        String delta = "";
        Frame.Item item = null;
        Frame.State response = null;
        Problem nested = null;
        String code = null;
        String message = null;
        try (JsonReader json = JsonReader.of(new Buffer().write(data))) {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.selectName(MEMBERS)) {
                    case 0 -> outputIndex = (int) LenientJson.number(json, -1);
                    case 1 -> contentIndex = (int) LenientJson.number(json, 0);
                    case 2 -> delta = LenientJson.text(json);
                    case 3 -> item = PartReader.item(json);
                    case 4 -> response = PartReader.state(json, withOutput);
                    case 5 -> nested = LenientJson.problem(json);
                    case 6 -> code = LenientJson.word(json);
                    case 7 -> message = LenientJson.word(json);
                    case 8 -> sequence = LenientJson.number(json, -1);
                    default -> LenientJson.skip(json);
                }
            }
            json.endObject();
        }
        Problem problem = nested == null ? new Problem(code, message) : nested;
        return new Frame(sequence, outputIndex, contentIndex, delta, item, response, problem);
    }
}
