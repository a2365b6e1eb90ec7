package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects whose names are free and whose values are of one kind, in the order they stand. */
final class MapAdapter<V> extends JsonAdapter<Map<String, V>> {

    private final JsonAdapter<V> values;

    MapAdapter(JsonAdapter<V> values) {
        this.values = values;
    }

    @Override
    public Map<String, V> fromJson(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
            throw DecodeFailure.wrongType("an object", reader.peek());
        }
        reader.beginObject();
        Map<String, V> map = new LinkedHashMap<>();
        while (reader.hasNext()) {
            String name = reader.nextName();
            try {
                V value = values.fromJson(reader);
                if (value == null) {
                    throw DecodeFailure.wrongType("a value", "null");
                }
                if (map.put(name, value) != null) {
                    throw DecodeFailure.duplicate();
                }
            } catch (DecodeFailure failure) {
                throw failure.in(name);
            }
        }
        reader.endObject();
        return Collections.unmodifiableMap(map);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Map<String, V> map) throws IOException {
        if (map == null) {
            writer.nullValue();
            return;
        }
        writer.beginObject();
        for (Map.Entry<String, V> entry : map.entrySet()) {
            writer.name(entry.getKey());
            try {
                values.toJson(writer, entry.getValue());
            } catch (DecodeFailure failure) {
                throw failure.in(entry.getKey());
            }
        }
        writer.endObject();
    }
}
