package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One component of a record as a member of a JSON object. */
final class Component {

    private final String name;
    private final JsonAdapter<Object> adapter;
    private final MethodHandle accessor;
    private final boolean readsNull;
    private final boolean required;
    private final boolean writesNull;
    private final boolean omitsDefault;
    private final @Nullable Object absent;

    Component(RecordComponent component, Type type, Shape shape, Moshi moshi) {
        this.name = snakeCase(component.getName());
        this.adapter = type == Instant.class && shape.hasExactTimes() ? new ExactTimeAdapter() : moshi.adapter(type);
        this.accessor = Handles.accessor(component);
        this.readsNull = component.getType() == Change.class;
        this.writesNull = shape.writesNull(name);
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Object otherwise = shape.otherwise(name);
        this.absent = otherwise != null || nullable ? otherwise : empty(component.getType());
        this.omitsDefault = readsNull || shape.omitsDefaults();
        this.required = shape.requires(name) || (absent == null && !nullable);
    }

    /** {@code toolCallId} is {@code tool_call_id} on the wire. */
    static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(c);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    String name() {
        return name;
    }

    /** The member's value; null stands for {@link #absent()}. */
    @Nullable
    Object read(JsonReader reader) throws IOException {
        try {
            if (!readsNull && reader.peek() == JsonReader.Token.NULL) {
                return reader.nextNull();
            }
            return adapter.fromJson(reader);
        } catch (DecodeFailure failure) {
            throw failure.in(name);
        }
    }

    /** The value of a number that was set aside. */
    @Nullable
    Object fromNumber(String text) throws IOException {
        try {
            if (adapter instanceof Scalars.Scalar scalar) {
                return scalar.fromNumber(text);
            }
        } catch (DecodeFailure failure) {
            throw failure.in(name);
        }
        return read(JsonReader.of(new okio.Buffer().writeUtf8(text)));
    }

    /** What the component is when the member is absent or null; null where it is nullable. */
    @Nullable
    Object absent() {
        if (required) {
            throw DecodeFailure.missing().in(name);
        }
        return absent;
    }

    void write(JsonWriter writer, Object record) throws IOException {
        Object value;
        try {
            value = (Object) accessor.invokeExact(record);
        } catch (Throwable e) {
            throw Failures.rethrow(e);
        }
        if (value == null ? !writesNull : omitsDefault && value.equals(absent)) {
            return;
        }
        writer.name(name);
        if (value == null) {
            writer.nullValue();
            return;
        }
        try {
            adapter.toJson(writer, value);
        } catch (DecodeFailure failure) {
            throw failure.in(name);
        }
    }

    private static @Nullable Object empty(Class<?> type) {
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Metadata.class) {
            return Metadata.NONE;
        }
        return type == Change.class ? Change.keep() : null;
    }
}
