package io.assistants4j.wire.json;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Members that stand in front of an object's label and are set aside until the label is known. In streams that is a number,
 * {@code index}, so numbers take a short way.
 */
final class Leading {

    private final List<String> names = new ArrayList<>(2);
    private final List<Object> values = new ArrayList<>(2);

    /** Takes the value that is next. */
    void add(String name, JsonReader reader) throws IOException {
        names.add(name);
        try {
            values.add(reader.peek() == JsonReader.Token.NUMBER ? reader.nextString() : RawJsonAdapter.bytes(reader));
        } catch (DecodeFailure failure) {
            throw failure.in(name);
        }
    }

    int size() {
        return names.size();
    }

    String name(int i) {
        return names.get(i);
    }

    /** The text of a number, null where the value is none. */
    @Nullable
    String number(int i) {
        return values.get(i) instanceof String number ? number : null;
    }

    /** Reads the value. */
    JsonReader reader(int i) {
        return JsonReader.of(json(i));
    }

    /** Writes all members as they came. */
    void writeTo(JsonWriter writer) throws IOException {
        for (int i = 0; i < size(); i++) {
            writer.name(name(i)).value(json(i));
        }
    }

    private Buffer json(int i) {
        return values.get(i) instanceof byte[] raw
                ? new Buffer().write(raw)
                : new Buffer().writeUtf8((String) values.get(i));
    }
}
