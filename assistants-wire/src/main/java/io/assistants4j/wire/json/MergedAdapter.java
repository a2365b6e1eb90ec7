package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A record that is one JSON object together with one of its components, such as a request and its {@code stream} flag. The
 * members of the others are taken out, what is left is the inner value.
 */
final class MergedAdapter extends JsonAdapter<Object> {

    private final Component[] components;
    private final int inner;
    private final JsonAdapter<Object> innerAdapter;
    private final MethodHandle innerAccessor;
    private final JsonReader.Options names;
    private final MethodHandle constructor;

    /** For a record whose component number {@code inner} is the one that is merged; its entry is not used. */
    MergedAdapter(Class<?> type, Component[] components, int inner, JsonAdapter<Object> innerAdapter) {
        this.components = components;
        this.inner = inner;
        this.innerAdapter = innerAdapter;
        this.innerAccessor = Handles.accessor(type.getRecordComponents()[inner]);
        this.constructor = Handles.constructor(type);
        String[] all = new String[components.length];
        for (int i = 0; i < all.length; i++) {
            // No member has an empty name, so the inner value's own never takes part.
            all[i] = i == inner ? "" : components[i].name();
        }
        this.names = JsonReader.Options.of(all);
    }

    @Override
    public Object fromJson(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
            throw DecodeFailure.wrongType("an object", reader.peek());
        }
        @Nullable Object[] values = new Object[components.length];
        boolean[] seen = new boolean[components.length];
        Buffer rest = new Buffer();
        JsonWriter others = JsonWriter.of(rest);
        others.beginObject();
        reader.beginObject();
        while (reader.hasNext()) {
            int i = reader.selectName(names);
            if (i < 0 || i == inner) {
                copy(reader, i < 0 ? reader.nextName() : "", others);
                continue;
            }
            if (seen[i]) {
                throw DecodeFailure.duplicate().in(components[i].name());
            }
            seen[i] = true;
            values[i] = components[i].read(reader);
        }
        reader.endObject();
        others.endObject();
        values[inner] = innerAdapter.fromJson(JsonReader.of(rest));
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = components[i].absent();
            }
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw Failures.ofRecord(e);
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object record) throws IOException {
        if (record == null) {
            writer.nullValue();
            return;
        }
        Buffer json = new Buffer();
        JsonWriter whole = JsonWriter.of(json);
        whole.setSerializeNulls(true);
        innerAdapter.toJson(whole, innerValue(record));
        JsonReader members = JsonReader.of(json);
        members.beginObject();
        writer.beginObject();
        for (int i = 0; i < components.length; i++) {
            if (i != inner) {
                components[i].write(writer, record);
            }
        }
        while (members.hasNext()) {
            copy(members, members.nextName(), writer);
        }
        members.endObject();
        writer.endObject();
    }

    private Object innerValue(Object record) {
        try {
            return (Object) innerAccessor.invokeExact(record);
        } catch (Throwable e) {
            throw Failures.rethrow(e);
        }
    }

    private static void copy(JsonReader from, String name, JsonWriter to) throws IOException {
        to.name(name);
        try {
            to.value(new Buffer().write(RawJsonAdapter.bytes(from)));
        } catch (DecodeFailure failure) {
            throw failure.in(name);
        }
    }
}
