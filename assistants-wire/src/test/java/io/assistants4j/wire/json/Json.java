package io.assistants4j.wire.json;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** JSON as plain maps and lists, to compare what two texts mean; numbers keep all their digits. */
final class Json {

    private Json() {}

    static Object tree(String json) {
        try {
            return tree(JsonReader.of(new Buffer().writeUtf8(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static Object tree(JsonReader reader) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                reader.beginObject();
                while (reader.hasNext()) {
                    members.put(reader.nextName(), tree(reader));
                }
                reader.endObject();
                return members;
            }
            case BEGIN_ARRAY -> {
                List<Object> items = new ArrayList<>();
                reader.beginArray();
                while (reader.hasNext()) {
                    items.add(tree(reader));
                }
                reader.endArray();
                return items;
            }
            case NUMBER -> {
                return new BigDecimal(reader.nextString()).stripTrailingZeros();
            }
            case BOOLEAN -> {
                return reader.nextBoolean();
            }
            case NULL -> {
                reader.nextNull();
                return "<null>";
            }
            default -> {
                return "\"" + reader.nextString();
            }
        }
    }
}
