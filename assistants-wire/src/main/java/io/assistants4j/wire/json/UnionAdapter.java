package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.stream.Stream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One of several records, told apart by the member {@code type}. A label that is unknown or missing gives the union's {@code
 * Unrecognized}, which is written back member by member as it came.
 */
final class UnionAdapter extends JsonAdapter<Object> {

    private static final String LABEL = "type";

    /** The label's name, and behind it all names the members know: a name that is known costs no string. */
    private final String[] names;

    private final JsonReader.Options nameOptions;
    private final JsonReader.Options labels;
    private final RecordAdapter[] readers;
    private final Map<Class<?>, JsonAdapter<Object>> writers;
    private final @Nullable JsonAdapter<Object> word;
    private final @Nullable MethodHandle unrecognized;
    private final Reading reading;

    /**
     * An adapter for these members.
     *
     * @param members by label
     * @param writers by class
     * @param word reads and writes the member that is a plain text, null where there is none
     * @param unrecognized makes what is kept of an unknown member, null where none may be unknown
     */
    UnionAdapter(
            Map<String, RecordAdapter> members,
            Map<Class<?>, JsonAdapter<Object>> writers,
            @Nullable JsonAdapter<Object> word,
            @Nullable MethodHandle unrecognized,
            Reading reading) {
        this.labels = JsonReader.Options.of(members.keySet().toArray(String[]::new));
        this.readers = members.values().toArray(RecordAdapter[]::new);
        this.names = Stream.concat(Stream.of(LABEL), members.values().stream().flatMap(RecordAdapter::names))
                .distinct()
                .toArray(String[]::new);
        this.nameOptions = JsonReader.Options.of(names);
        this.writers = writers;
        this.word = word;
        this.unrecognized = unrecognized;
        this.reading = reading;
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
        JsonReader.Token token = reader.peek();
        if (token != JsonReader.Token.BEGIN_OBJECT) {
            return noObject(reader, token);
        }
        reader.beginObject();
        Leading leading = null;
        while (reader.hasNext()) {
            int name = reader.selectName(nameOptions);
            if (name == 0) {
                int i = reader.peek() == JsonReader.Token.STRING ? reader.selectString(labels) : -1;
                return i >= 0 ? readers[i].resume(reader, leading) : unknownLabel(reader, leading);
            }
            if (leading == null) {
                leading = new Leading();
            }
            leading.add(name < 0 ? reader.nextName() : names[name], reader);
        }
        reader.endObject();
        return noLabel(leading);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        JsonAdapter<Object> adapter = writers.get(value.getClass());
        if (adapter == null) {
            throw new IllegalArgumentException(value.getClass() + " is not in the table of unions");
        }
        adapter.toJson(writer, value);
    }

    private @Nullable Object noObject(JsonReader reader, JsonReader.Token token) throws IOException {
        if (word != null && token == JsonReader.Token.STRING) {
            Object object = reading == Reading.TOLERANT ? objectInText(reader) : null;
            return object == null ? word.fromJson(reader) : object;
        }
        if (reading == Reading.TOLERANT && unrecognized != null && token != JsonReader.Token.NULL) {
            return unrecognized("", RawJsonAdapter.raw(reader), unrecognized);
        }
        throw DecodeFailure.wrongType(word == null ? "an object" : "a string or an object", token);
    }

    /** The object whose JSON stands in a text, as some servers keep what they do not look into; null where none does. */
    private @Nullable Object objectInText(JsonReader reader) throws IOException {
        JsonReader ahead = reader.peekJson();
        String text = ahead.nextString();
        if (!text.startsWith("{")) {
            return null;
        }
        try {
            Object object = fromJson(JsonReader.of(new Buffer().writeUtf8(text)));
            reader.skipValue();
            return object;
        } catch (IOException | DecodeFailure e) {
            return null;
        }
    }

    private Object noLabel(@Nullable Leading leading) throws IOException {
        if (reading != Reading.TOLERANT || unrecognized == null) {
            throw DecodeFailure.missing().in(LABEL);
        }
        Buffer json = new Buffer();
        JsonWriter copy = JsonWriter.of(json);
        copy.beginObject();
        if (leading != null) {
            leading.writeTo(copy);
        }
        copy.endObject();
        return unrecognized("", new RawJson(json.readUtf8()), unrecognized);
    }

    private Object unknownLabel(JsonReader reader, @Nullable Leading leading) throws IOException {
        boolean text = reader.peek() == JsonReader.Token.STRING;
        if (!text && reading != Reading.TOLERANT) {
            throw DecodeFailure.wrongType("a string", reader.peek()).in(LABEL);
        }
        byte[] label = RawJsonAdapter.bytes(reader);
        String name = text ? JsonReader.of(new Buffer().write(label)).nextString() : "";
        if (unrecognized == null) {
            throw DecodeFailure.invalid("'" + name + "' is not known.").in(LABEL);
        }
        Buffer json = new Buffer();
        JsonWriter copy = JsonWriter.of(json);
        copy.beginObject();
        if (leading != null) {
            leading.writeTo(copy);
        }
        copy.name(LABEL).value(new Buffer().write(label));
        while (reader.hasNext()) {
            String member = reader.nextName();
            try {
                copy.name(member).value(new Buffer().write(RawJsonAdapter.bytes(reader)));
            } catch (DecodeFailure failure) {
                throw failure.in(member);
            }
        }
        copy.endObject();
        reader.endObject();
        return unrecognized(name, new RawJson(json.readUtf8()), unrecognized);
    }

    private static Object unrecognized(String label, RawJson json, MethodHandle constructor) {
        try {
            return (Object) constructor.invokeExact(new Object[] {label, json});
        } catch (Throwable e) {
            throw Failures.ofRecord(e);
        }
    }
}
