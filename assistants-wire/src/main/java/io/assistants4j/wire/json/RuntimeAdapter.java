package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a value by the class it has, where no type says more; it cannot read. */
final class RuntimeAdapter extends JsonAdapter<Object> {

    private final Moshi moshi;

    RuntimeAdapter(Moshi moshi) {
        this.moshi = moshi;
    }

    /** The type under which a value of a class is written. */
    static Type written(Class<?> type) {
        if (List.class.isAssignableFrom(type)) {
            return List.class;
        }
        Class<?> openEnum = OpenEnumAdapter.typeOf(type);
        if (openEnum != null) {
            return openEnum;
        }
        Class<?> union = Unions.of(type);
        return union == null ? type : union;
    }

    @Override
    public Object fromJson(JsonReader reader) {
        throw new IllegalArgumentException("what to read must be said: List and Page need their item's type");
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value == null) {
            writer.nullValue();
        } else {
            moshi.adapter(written(value.getClass())).toJson(writer, value);
        }
    }
}
