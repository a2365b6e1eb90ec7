package io.assistants4j.wire.chat;

import com.squareup.moshi.JsonReader;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.run.Usage;
import io.assistants4j.wire.internal.turns.LenientJson;
import io.assistants4j.wire.internal.turns.Problem;
import io.assistants4j.wire.sse.SseEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one chunk without binding it to types: this is the path of every token, so it looks at the few members that matter
 * and skips the rest. Only one choice is ever asked for, so the first is the one.
 */
final class ChunkReader {
    /** What filters of contents saw, of the prompt and of the answer. */
    private static final String PROMPT_FILTERS = "prompt_filter_results";

    private static final String ANSWER_FILTERS = "content_filter_results";

    private static final JsonReader.Options MEMBERS =
            JsonReader.Options.of("choices", "usage", "error", "object", "code", "message", "detail", PROMPT_FILTERS);
    private static final JsonReader.Options CHOICE =
            JsonReader.Options.of("delta", "finish_reason", "usage", ANSWER_FILTERS);
    private static final JsonReader.Options DELTA =
            JsonReader.Options.of("content", "refusal", "tool_calls", "function_call");
    private static final JsonReader.Options PART = JsonReader.Options.of("type", "text");
    private static final JsonReader.Options USAGE = JsonReader.Options.of("prompt_tokens", "completion_tokens");

    private final List<Chunk.CallDelta> calls = new ArrayList<>();
    private final List<TurnEvent.Remark> remarks = new ArrayList<>();
    private String content = "";
    private String refusal = "";
    private String finish = "";
    private @Nullable Usage usage;
    private @Nullable Problem problem;

    private ChunkReader() {}

    /** Reads a chunk; what is no object is an empty one. */
    static Chunk read(SseEvent event) throws IOException {
        ChunkReader reader = new ChunkReader();
        try (JsonReader json = JsonReader.of(new Buffer().write(event.data()))) {
            if (event.data().size() > 0 && !LenientJson.noObject(json)) {
                reader.chunk(json, event.name().equals("error"));
            }
        }
        return new Chunk(
                reader.content,
                reader.refusal,
                reader.calls,
                reader.finish,
                reader.usage,
                reader.problem,
                reader.remarks);
    }

    private void chunk(JsonReader json, boolean named) throws IOException {
        boolean wrong = named;
        String code = null;
        String message = null;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(MEMBERS)) {
                case 0 -> choices(json);
                case 1 -> usage(json);
                case 2 -> problem = LenientJson.problem(json);
                case 3 -> wrong |= LenientJson.text(json).equals("error");
                case 4 -> code = LenientJson.word(json);
                case 5, 6 -> message = LenientJson.word(json);
                case 7 -> remark(json, PROMPT_FILTERS);
                default -> LenientJson.skip(json);
            }
        }
        json.endObject();
        if (wrong && problem == null) {
            problem = new Problem(code, message);
        }
    }

    private void choices(JsonReader json) throws IOException {
        if (LenientJson.noArray(json)) {
            return;
        }
        json.beginArray();
        if (json.hasNext() && !LenientJson.noObject(json)) {
            choice(json);
        }
        while (json.hasNext()) {
            json.skipValue();
        }
        json.endArray();
    }

    private void choice(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(CHOICE)) {
                case 0 -> delta(json);
                case 1 -> finish = LenientJson.text(json);
                case 2 -> usage(json);
                case 3 -> remark(json, ANSWER_FILTERS);
                default -> LenientJson.skip(json);
            }
        }
        json.endObject();
    }

    private void remark(JsonReader json, String name) throws IOException {
        TurnEvent.Remark remark = LenientJson.remark(json, name);
        if (remark != null) {
            remarks.add(remark);
        }
    }

    private void delta(JsonReader json) throws IOException {
        if (LenientJson.noObject(json)) {
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(DELTA)) {
                case 0 -> content = content(json);
                case 1 -> refusal = LenientJson.text(json);
                case 2 -> calls(json);
                case 3 -> functionCall(json);
                default -> LenientJson.skip(json);
            }
        }
        json.endObject();
    }

    /** Text, or the texts among parts. */
    private static String content(JsonReader json) throws IOException {
        if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
            return LenientJson.text(json);
        }
        StringBuilder all = new StringBuilder();
        json.beginArray();
        while (json.hasNext()) {
            if (!LenientJson.noObject(json)) {
                all.append(part(json));
            }
        }
        json.endArray();
        return all.toString();
    }

    private static String part(JsonReader json) throws IOException {
        String type = "";
        String text = "";
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(PART)) {
                case 0 -> type = LenientJson.text(json);
                case 1 -> text = LenientJson.text(json);
                default -> LenientJson.skip(json);
            }
        }
        json.endObject();
        return type.equals("text") ? text : "";
    }

    private void calls(JsonReader json) throws IOException {
        if (LenientJson.noArray(json)) {
            return;
        }
        json.beginArray();
        while (json.hasNext()) {
            if (!LenientJson.noObject(json)) {
                calls.add(CallReader.call(json));
            }
        }
        json.endArray();
    }

    /** The call of a server that knows functions only as they were before there were tools. */
    private void functionCall(JsonReader json) throws IOException {
        if (!LenientJson.noObject(json)) {
            calls.add(CallReader.function(json));
        }
    }

    private void usage(JsonReader json) throws IOException {
        Usage told = LenientJson.usage(json, USAGE);
        if (told != null) {
            usage = told;
        }
    }
}
