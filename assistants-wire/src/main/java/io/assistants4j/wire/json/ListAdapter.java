package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of one kind of value; null is no value. */
final class ListAdapter extends JsonAdapter<List<?>> {

    private final JsonAdapter<Object> items;

    ListAdapter(JsonAdapter<Object> items) {
        this.items = items;
    }

    @Override
    public List<?> fromJson(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
            throw DecodeFailure.wrongType("an array", reader.peek());
        }
        reader.beginArray();
        List<Object> list = new ArrayList<>();
        while (reader.hasNext()) {
            list.add(item(reader, list.size()));
        }
        reader.endArray();
        return List.copyOf(list);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable List<?> list) throws IOException {
        if (list == null) {
            writer.nullValue();
            return;
        }
        writer.beginArray();
        for (int i = 0; i < list.size(); i++) {
            try {
                items.toJson(writer, list.get(i));
            } catch (DecodeFailure failure) {
                throw failure.in(i);
            }
        }
        writer.endArray();
    }

    private Object item(JsonReader reader, int index) throws IOException {
        try {
            Object item = items.fromJson(reader);
            if (item == null) {
                throw DecodeFailure.wrongType("a value", "null");
            }
            return item;
        } catch (DecodeFailure failure) {
            throw failure.in(index);
        }
    }
}
