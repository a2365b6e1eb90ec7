package io.assistants4j.wire.chat;

import com.squareup.moshi.JsonReader;
import io.assistants4j.wire.internal.turns.LenientJson;
import java.io.IOException;

/** Reads what a chunk adds to a call. */
final class CallReader {
    private static final JsonReader.Options CALL = JsonReader.Options.of("index", "id", "function");
    private static final JsonReader.Options FUNCTION = JsonReader.Options.of("name", "arguments");

    private CallReader() {}

    static Chunk.CallDelta call(JsonReader json) throws IOException {
        int index = -1;
        String id = "";
        Chunk.CallDelta function = new Chunk.CallDelta(-1, "", "", "");
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(CALL)) {
                case 0 -> index = (int) LenientJson.number(json, -1);
                case 1 -> id = LenientJson.text(json);
                case 2 -> function = LenientJson.noObject(json) ? function : function(json);
                default -> LenientJson.skip(json);
            }
        }
        json.endObject();
        return new Chunk.CallDelta(index, id, function.name(), function.arguments());
    }

    static Chunk.CallDelta function(JsonReader json) throws IOException {
        String name = "";
        String arguments = "";
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(FUNCTION)) {
                case 0 -> name = LenientJson.text(json);
                case 1 -> arguments = arguments(json);
                default -> LenientJson.skip(json);
            }
        }
        json.endObject();
        return new Chunk.CallDelta(-1, "", name, arguments);
    }

    /** A JSON text in a string; some servers forget the string. */
    private static String arguments(JsonReader json) throws IOException {
        return json.peek() == JsonReader.Token.BEGIN_OBJECT ? LenientJson.source(json) : LenientJson.text(json);
    }
}
