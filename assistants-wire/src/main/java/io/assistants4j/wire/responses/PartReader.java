package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.wire.internal.turns.LenientJson;
import io.assistants4j.wire.internal.turns.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads the objects inside events. */
final class PartReader {
    private static final JsonReader.Options ITEM = JsonReader.Options.of(
            "type", "id", "status", "call_id", "name", "arguments", "content", "summary", "encrypted_content", "phase");
    private static final JsonReader.Options CONTENT = JsonReader.Options.of("type", "text", "refusal");
    private static final String FILTERS = "content_filters";
    private static final JsonReader.Options STATE =
            JsonReader.Options.of("id", "usage", "error", "incomplete_details", FILTERS, "output");
    private static final JsonReader.Options USAGE = JsonReader.Options.of("input_tokens", "output_tokens");
    private static final JsonReader.Options REASON = JsonReader.Options.of("reason");

    private PartReader() {}

    static Frame.Item item(JsonReader json) throws IOException {
        String type = "";
        String id = "";
        String status = "";
        String phase = "";
        String callId = "";
        String name = "";
        String arguments = "";
        List<Frame.Content> content = List.of();
        String summary = "[]";
        String encrypted = "";
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(ITEM)) {
                case 0 -> type = LenientJson.text(json);
                case 1 -> id = LenientJson.text(json);
                case 2 -> status = LenientJson.text(json);
                case 3 -> callId = LenientJson.text(json);
                case 4 -> name = LenientJson.text(json);
                case 5 -> arguments = LenientJson.text(json);
                case 6 -> content = contents(json);
                case 7 -> summary = LenientJson.source(json);
                case 8 -> encrypted = LenientJson.text(json);
                case 9 -> phase = LenientJson.text(json);
                default -> LenientJson.skip(json);
            }
        }
        json.endObject();
        RawJson thought = type.equals("reasoning") && !encrypted.isEmpty() ? thought(summary, encrypted) : null;
        return new Frame.Item(type, id, status, phase, callId, name, arguments, content, thought);
    }

    static Frame.@Nullable State state(JsonReader json, boolean withOutput) throws IOException {
        if (LenientJson.noObject(json)) {
            return null;
        }
        String id = "";
        Usage usage = null;
        Problem problem = null;
        String reason = null;
        TurnEvent.Remark filters = null;
        List<Frame.Item> output = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            int member = json.selectName(STATE);
            if (member == 0) {
                id = LenientJson.text(json);
            } else if (member == 1) {
                usage = LenientJson.usage(json, USAGE);
            } else if (member == 2) {
                problem = LenientJson.problem(json);
            } else if (member == 3) {
                reason = reason(json);
            } else if (member == 4) {
                filters = LenientJson.remark(json, FILTERS);
            } else if (member == 5 && withOutput) {
                json.beginArray();
                while (json.hasNext()) {
                    output.add(item(json));
                }
                json.endArray();
            } else {
                skipFrom(json, member);
            }
        }
        json.endObject();
        return new Frame.State(id, usage, problem, reason, output, filters);
    }

    private static void skipFrom(JsonReader json, int member) throws IOException {
        if (member < 0) {
            json.skipName();
        }
        json.skipValue();
    }

    private static List<Frame.Content> contents(JsonReader json) throws IOException {
        if (LenientJson.noArray(json)) {
            return List.of();
        }
        List<Frame.Content> contents = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            contents.add(content(json));
        }
        json.endArray();
        return contents;
    }

    private static Frame.Content content(JsonReader json) throws IOException {
        String type = "";
        String text = "";
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(CONTENT)) {
                case 0 -> type = LenientJson.text(json);
                case 1, 2 -> text = LenientJson.text(json);
                default -> LenientJson.skip(json);
            }
        }
        json.endObject();
        return new Frame.Content(type.equals("refusal"), text);
    }

    private static @Nullable String reason(JsonReader json) throws IOException {
        if (LenientJson.noObject(json)) {
            return null;
        }
        String reason = null;
        json.beginObject();
        while (json.hasNext()) {
            if (json.selectName(REASON) == 0) {
                reason = LenientJson.word(json);
            } else {
                LenientJson.skip(json);
            }
        }
        json.endObject();
        return reason;
    }

    /** Reasoning as it can be shown again: without its id, which means nothing to a far side that stored nothing. */
    private static RawJson thought(String summary, String encrypted) throws IOException {
        Buffer out = new Buffer();
        try (JsonWriter json = JsonWriter.of(out)) {
            json.beginObject();
            json.name("type").value("reasoning");
            json.name("summary");
            LenientJson.raw(json, new RawJson(summary));
            json.name("encrypted_content").value(encrypted);
            json.endObject();
        }
        return new RawJson(out.readUtf8());
    }
}
