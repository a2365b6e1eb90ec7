package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads the objects inside events. */
final class PartReader {
    private static final JsonReader.Options ITEM = JsonReader.Options.of(
            "type", "id", "status", "call_id", "name", "arguments", "content", "summary", "encrypted_content");
    private static final JsonReader.Options CONTENT = JsonReader.Options.of("type", "text", "refusal");
    private static final JsonReader.Options END =
            JsonReader.Options.of("usage", "error", "incomplete_details", "output");
    private static final JsonReader.Options USAGE = JsonReader.Options.of("input_tokens", "output_tokens");
    private static final JsonReader.Options PROBLEM = JsonReader.Options.of("code", "message");
    private static final JsonReader.Options REASON = JsonReader.Options.of("reason");

    private PartReader() {}

    static Frame.Item item(JsonReader json) throws IOException {
        String type = "";
        String id = "";
        String status = "";
        String callId = "";
        String name = "";
        String arguments = "";
        List<Frame.Content> content = List.of();
        String summary = "[]";
        String encrypted = "";
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(ITEM)) {
                case 0 -> type = text(json);
                case 1 -> id = text(json);
                case 2 -> status = text(json);
                case 3 -> callId = text(json);
                case 4 -> name = text(json);
                case 5 -> arguments = text(json);
                case 6 -> content = contents(json);
                case 7 -> summary = source(json);
                case 8 -> encrypted = text(json);
                default -> skip(json);
            }
        }
        json.endObject();
        RawJson thought = type.equals("reasoning") && !encrypted.isEmpty() ? thought(summary, encrypted) : null;
        return new Frame.Item(type, id, status, callId, name, arguments, content, thought);
    }

    static Frame.@Nullable End end(JsonReader json, boolean withOutput) throws IOException {
        if (absent(json)) {
            return null;
        }
        Usage usage = null;
        Frame.Problem problem = null;
        String reason = null;
        List<Frame.Item> output = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            int member = json.selectName(END);
            if (member == 0) {
                usage = usage(json);
            } else if (member == 1) {
                problem = problem(json);
            } else if (member == 2) {
                reason = reason(json);
            } else if (member == 3 && withOutput) {
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
        return new Frame.End(usage, problem, reason, output);
    }

    static Frame.@Nullable Problem problem(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        String code = null;
        String message = null;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(PROBLEM)) {
                case 0 -> code = word(json);
                case 1 -> message = word(json);
                default -> skip(json);
            }
        }
        json.endObject();
        return new Frame.Problem(code, message);
    }

    /** A string, or empty text where there is something else. */
    static String text(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.STRING) {
            return json.nextString();
        }
        json.skipValue();
        return "";
    }

    /** A string or a number as text, or null where there is something else. */
    static @Nullable String word(JsonReader json) throws IOException {
        JsonReader.Token token = json.peek();
        if (token == JsonReader.Token.STRING || token == JsonReader.Token.NUMBER) {
            return json.nextString();
        }
        json.skipValue();
        return null;
    }

    /** Passes over a member whose name was not selected. */
    static void skip(JsonReader json) throws IOException {
        json.skipName();
        json.skipValue();
    }

    private static void skipFrom(JsonReader json, int member) throws IOException {
        if (member < 0) {
            json.skipName();
        }
        json.skipValue();
    }

    private static List<Frame.Content> contents(JsonReader json) throws IOException {
        if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
            json.skipValue();
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
                case 0 -> type = text(json);
                case 1, 2 -> text = text(json);
                default -> skip(json);
            }
        }
        json.endObject();
        return new Frame.Content(type.equals("refusal"), text);
    }

    private static @Nullable Usage usage(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        long input = 0;
        long output = 0;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(USAGE)) {
                case 0 -> input = json.nextLong();
                case 1 -> output = json.nextLong();
                default -> skip(json);
            }
        }
        json.endObject();
        return Usage.of(input, output);
    }

    private static @Nullable String reason(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        String reason = null;
        json.beginObject();
        while (json.hasNext()) {
            if (json.selectName(REASON) == 0) {
                reason = word(json);
            } else {
                skip(json);
            }
        }
        json.endObject();
        return reason;
    }

    /** Consumes what is no object, such as null. */
    private static boolean absent(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.BEGIN_OBJECT) {
            return false;
        }
        json.skipValue();
        return true;
    }

    private static String source(JsonReader json) throws IOException {
        try (var source = json.nextSource()) {
            return source.readUtf8();
        }
    }

    /** Reasoning as it can be shown again: without its id, which means nothing to a far side that stored nothing. */
    private static RawJson thought(String summary, String encrypted) throws IOException {
        Buffer out = new Buffer();
        try (JsonWriter json = JsonWriter.of(out)) {
            json.beginObject();
            json.name("type").value("reasoning");
            json.name("summary");
            RequestWriter.raw(json, new RawJson(summary));
            json.name("encrypted_content").value(encrypted);
            json.endObject();
        }
        return new RawJson(out.readUtf8());
    }
}
