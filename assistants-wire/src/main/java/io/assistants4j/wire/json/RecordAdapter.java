package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record as a JSON object. Everything reflective is done when the adapter is built; a call costs what hand-written code
 * costs.
 */
final class RecordAdapter extends JsonAdapter<Object> {

    private static final RawJsonAdapter RAW = new RawJsonAdapter();

    private final Component[] components;
    private final Members members;
    private final MethodHandle constructor;
    private final Reading reading;

    /** Gives the unknown members, which are the record's last component; null where it has no room for them. */
    private final @Nullable MethodHandle extensions;

    RecordAdapter(Class<?> type, Component[] components, @Nullable MethodHandle extensions, Reading reading) {
        this.components = components;
        this.members =
                new Members(components, Unions.label(type), Shapes.of(type).tag());
        this.constructor = Handles.constructor(type);
        this.extensions = extensions;
        this.reading = reading;
    }

    @Override
    public Object fromJson(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
            throw DecodeFailure.wrongType("an object", reader.peek());
        }
        reader.beginObject();
        return rest(reader, new Draft());
    }

    /** The names of the members it knows. */
    Stream<String> names() {
        return Stream.of(components).map(Component::name);
    }

    /** Reads on in an object whose first members were set aside and whose label was just read. */
    Object resume(JsonReader reader, @Nullable Leading leading) throws IOException {
        Draft draft = new Draft();
        draft.see(members.index(Members.LABEL));
        if (leading != null) {
            for (int i = 0; i < leading.size(); i++) {
                take(draft, leading, i);
            }
        }
        return rest(reader, draft);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object record) throws IOException {
        if (record == null) {
            writer.nullValue();
            return;
        }
        writer.beginObject();
        members.writeLabel(writer);
        for (int i = 0; i < components.length; i++) {
            if (i == members.tagBefore()) {
                members.writeTag(writer);
            }
            components[i].write(writer, record);
        }
        if (components.length <= members.tagBefore()) {
            members.writeTag(writer);
        }
        if (extensions != null) {
            writeExtensions(writer, record, extensions);
        }
        writer.endObject();
    }

    private Object rest(JsonReader reader, Draft draft) throws IOException {
        while (reader.hasNext()) {
            int i = members.select(reader);
            if (i < 0) {
                unknown(draft, reader.nextName(), reader);
            } else if (i < components.length) {
                draft.put(i, components[i].read(reader));
            } else {
                draft.see(i);
                reader.skipValue();
            }
        }
        reader.endObject();
        return draft.finish();
    }

    private void take(Draft draft, Leading leading, int at) throws IOException {
        String name = leading.name(at);
        int i = members.index(name);
        if (i < 0) {
            unknown(draft, name, leading.reader(at));
        } else if (i >= components.length) {
            draft.see(i);
        } else {
            String number = leading.number(at);
            draft.put(i, number == null ? components[i].read(leading.reader(at)) : components[i].fromNumber(number));
        }
    }

    private void unknown(Draft draft, String name, JsonReader reader) throws IOException {
        try {
            if (reading == Reading.STRICT) {
                throw DecodeFailure.unknown();
            }
            if (extensions != null) {
                draft.extend(name, RawJsonAdapter.raw(reader));
            } else {
                reader.skipValue();
            }
        } catch (JsonDataException tooDeep) {
            throw DecodeFailure.malformed("nested too deeply").in(name);
        } catch (DecodeFailure failure) {
            throw failure.in(name);
        }
    }

    private void writeExtensions(JsonWriter writer, Object record, MethodHandle accessor) throws IOException {
        Extensions extra;
        try {
            extra = (Extensions) (Object) accessor.invokeExact(record);
        } catch (Throwable e) {
            throw Failures.rethrow(e);
        }
        for (Map.Entry<String, RawJson> member : extra.members().entrySet()) {
            if (members.index(member.getKey()) < 0) {
                writeExtension(writer, member.getKey(), member.getValue());
            }
        }
    }

    private static void writeExtension(JsonWriter writer, String name, RawJson value) throws IOException {
        writer.name(name);
        try {
            RAW.toJson(writer, value);
        } catch (DecodeFailure failure) {
            throw failure.in(name);
        }
    }

    /** The constructor's arguments, as far as they are read. */
    private final class Draft {
        private final @Nullable Object[] values = new Object[components.length + (extensions == null ? 0 : 1)];
        private long seen;
        private @Nullable Map<String, RawJson> unknown;

        void put(int i, @Nullable Object value) {
            see(i);
            values[i] = value;
        }

        /** Notes that a known member came, which it may do once. */
        void see(int i) {
            long bit = 1L << i;
            if ((seen & bit) != 0) {
                throw DecodeFailure.duplicate().in(members.name(i));
            }
            seen |= bit;
        }

        void extend(String name, RawJson value) {
            if (unknown == null) {
                unknown = new LinkedHashMap<>();
            }
            if (unknown.put(name, value) != null) {
                throw DecodeFailure.duplicate();
            }
        }

        Object finish() {
            for (int i = 0; i < components.length; i++) {
                if (values[i] == null) {
                    values[i] = components[i].absent();
                }
            }
            if (extensions != null) {
                values[components.length] = unknown == null ? Extensions.NONE : new Extensions(unknown);
            }
            try {
                return (Object) constructor.invokeExact(values);
            } catch (Throwable e) {
                throw Failures.ofRecord(e);
            }
        }
    }
}
