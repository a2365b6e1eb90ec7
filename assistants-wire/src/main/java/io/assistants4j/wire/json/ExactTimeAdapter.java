package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times as ISO 8601 texts, for what only we ourselves read again. */
final class ExactTimeAdapter extends JsonAdapter<Object> {

    @Override
    public Object fromJson(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.STRING) {
            throw DecodeFailure.wrongType("a string", reader.peek());
        }
        try {
            return Instant.parse(reader.nextString());
        } catch (DateTimeParseException e) {
            throw DecodeFailure.refused(e);
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object time) throws IOException {
        writer.value(time == null ? null : time.toString());
    }
}
