package io.assistants4j.wire.internal.turns;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads members that may be missing or of another kind than promised, and passes JSON on as it is. */
public final class LenientJson {
    private static final JsonReader.Options PROBLEM = JsonReader.Options.of("code", "message", "type");
    private static final Set<String> NOTHING = Set.of("null", "{}", "[]");

    private LenientJson() {}

    /** A string, or empty text where there is something else. */
    public static String text(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.STRING) {
            return json.nextString();
        }
        json.skipValue();
        return "";
    }

    /** A string or a number as text, or null where there is something else. */
    public static @Nullable String word(JsonReader json) throws IOException {
        JsonReader.Token token = json.peek();
        if (token == JsonReader.Token.STRING || token == JsonReader.Token.NUMBER) {
            return json.nextString();
        }
        json.skipValue();
        return null;
    }

    /** A number, or another where there is something else. */
    public static long number(JsonReader json, long otherwise) throws IOException {
        if (json.peek() == JsonReader.Token.NUMBER) {
            return (long) json.nextDouble();
        }
        json.skipValue();
        return otherwise;
    }

    /** Whether no object is here, such as null; what is here instead is consumed. */
    public static boolean noObject(JsonReader json) throws IOException {
        return none(json, JsonReader.Token.BEGIN_OBJECT);
    }

    /** Whether no array is here; what is here instead is consumed. */
    public static boolean noArray(JsonReader json) throws IOException {
        return none(json, JsonReader.Token.BEGIN_ARRAY);
    }

    /** Passes over a member whose name was not selected. */
    public static void skip(JsonReader json) throws IOException {
        json.skipName();
        json.skipValue();
    }

    /** The text of the value here. */
    public static String source(JsonReader json) throws IOException {
        try (var source = json.nextSource()) {
            return source.readUtf8();
        }
    }

    /** The value here as a remark on the answer; null where it says nothing. */
    public static TurnEvent.@Nullable Remark remark(JsonReader json, String name) throws IOException {
        String value = source(json);
        return NOTHING.contains(value) ? null : new TurnEvent.Remark(name, new RawJson(value));
    }

    /**
     * What an answer cost; null where there is no number of tokens.
     *
     * @param names what the tokens that were read and those that were written are called, in this order
     */
    public static @Nullable Usage usage(JsonReader json, JsonReader.Options names) throws IOException {
        if (noObject(json)) {
            return null;
        }
        long read = -1;
        long written = -1;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(names)) {
                case 0 -> read = number(json, -1);
                case 1 -> written = number(json, -1);
                default -> skip(json);
            }
        }
        json.endObject();
        return read < 0 && written < 0 ? null : Usage.of(Math.max(read, 0), Math.max(written, 0));
    }

    /** An error, as an object or in a few words; null where there is neither. Its type stands in for a missing code. */
    public static @Nullable Problem problem(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.STRING) {
            return new Problem(null, json.nextString());
        }
        if (noObject(json)) {
            return null;
        }
        String code = null;
        String message = null;
        String type = null;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(PROBLEM)) {
                case 0 -> code = word(json);
                case 1 -> message = word(json);
                case 2 -> type = word(json);
                default -> skip(json);
            }
        }
        json.endObject();
        return new Problem(code == null ? type : code, message);
    }

    /** Writes a value as the text it came in. */
    public static void raw(JsonWriter json, RawJson value) throws IOException {
        try (var sink = json.valueSink()) {
            sink.writeUtf8(value.json());
        }
    }

    private static boolean none(JsonReader json, JsonReader.Token expected) throws IOException {
        if (json.peek() == expected) {
            return false;
        }
        json.skipValue();
        return true;
    }
}
