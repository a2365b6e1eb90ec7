package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Keeps a value as the text it came in, checked to be JSON in both directions. */
final class RawJsonAdapter extends JsonAdapter<RawJson> {

    @Override
    public RawJson fromJson(JsonReader reader) throws IOException {
        return raw(reader);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable RawJson value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        byte[] bytes = JsonText.check(value.json().getBytes(StandardCharsets.UTF_8));
        writer.value(new Buffer().write(bytes));
    }

    /** The value that is next, whatever it is. */
    static RawJson raw(JsonReader reader) throws IOException {
        return new RawJson(new String(bytes(reader), StandardCharsets.UTF_8));
    }

    /** The bytes of the value that is next, whatever it is. */
    static byte[] bytes(JsonReader reader) throws IOException {
        try (BufferedSource value = reader.nextSource()) {
            return JsonText.check(value.readByteArray());
        }
    }
}
