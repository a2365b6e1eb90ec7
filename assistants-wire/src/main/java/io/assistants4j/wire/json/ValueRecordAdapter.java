package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A record of one component called {@code value}, such as an id: it is written as that value. */
final class ValueRecordAdapter extends JsonAdapter<Object> {

    private final JsonAdapter<Object> values;
    private final MethodHandle constructor;
    private final MethodHandle accessor;

    ValueRecordAdapter(Class<?> type, JsonAdapter<Object> values) {
        this.values = values;
        this.constructor = Handles.constructorOfOne(type);
        this.accessor = Handles.accessor(type.getRecordComponents()[0]);
    }

    @Override
    public Object fromJson(JsonReader reader) throws IOException {
        Object value = values.fromJson(reader);
        try {
            return (Object) constructor.invokeExact(value);
        } catch (Throwable e) {
            throw Failures.ofValue(e);
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object record) throws IOException {
        if (record == null) {
            writer.nullValue();
            return;
        }
        Object value;
        try {
            value = (Object) accessor.invokeExact(record);
        } catch (Throwable e) {
            throw Failures.rethrow(e);
        }
        values.toJson(writer, value);
    }
}
