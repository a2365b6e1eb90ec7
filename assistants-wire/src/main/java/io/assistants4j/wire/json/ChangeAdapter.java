package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.value.Change;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Null clears, anything else sets; that a member which is absent keeps is the business of the record it stands in. */
final class ChangeAdapter extends JsonAdapter<Change<?>> {

    private final JsonAdapter<Object> values;

    ChangeAdapter(JsonAdapter<Object> values) {
        this.values = values;
    }

    @Override
    public Change<?> fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            reader.nextNull();
            return Change.clear();
        }
        Object value = values.fromJson(reader);
        return value == null ? Change.clear() : Change.to(value);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Change<?> change) throws IOException {
        if (change instanceof Change.To<?> to) {
            values.toJson(writer, to.value());
        } else {
            writer.nullValue();
        }
    }
}
