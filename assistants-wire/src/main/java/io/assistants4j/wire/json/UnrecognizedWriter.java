package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Writes the JSON that a union's unrecognized member keeps; reading is the union's own business. */
final class UnrecognizedWriter extends JsonAdapter<Object> {

    private final RawJsonAdapter json = new RawJsonAdapter();
    private final MethodHandle accessor;

    UnrecognizedWriter(MethodHandle accessor) {
        this.accessor = accessor;
    }

    @Override
    public Object fromJson(JsonReader reader) {
        throw new IllegalStateException("read by the union");
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
        RawJson kept;
        try {
            kept = (RawJson) (Object) accessor.invokeExact(value);
        } catch (Throwable e) {
            throw Failures.rethrow(e);
        }
        json.toJson(writer, kept);
    }
}
