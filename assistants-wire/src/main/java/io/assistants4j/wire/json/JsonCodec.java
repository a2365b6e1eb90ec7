package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import io.assistants4j.core.value.RawJson;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;

/**
 * Core's records as JSON and back, lossless: members, enum values and members of unions that this version does not know are
 * kept and written back, numbers digit by digit.
 *
 * <p>Reading fails with an {@link io.assistants4j.core.error.InvalidRequestException} that names the place ({@code
 * tools[0].function.name}) and carries the code of the Assistants API; malformed JSON has neither. Nothing else escapes, but
 * an {@link IOException} of the source. Whoever reads an answer wraps that error; a request's reader sends it back as it is.
 *
 * <p>Writing never depends on which codec is used; a value that cannot be written, such as a {@link RawJson} that is no JSON,
 * is the same kind of error. Immutable and thread-safe. Types without a JSON form, secrets among them, are an {@link
 * IllegalArgumentException}.
 */
public final class JsonCodec {

    private static final JsonCodec TOLERANT = new JsonCodec(Reading.TOLERANT);
    private static final JsonCodec REQUESTS = new JsonCodec(Reading.EXACT);
    private static final JsonCodec STRICT_REQUESTS = new JsonCodec(Reading.STRICT);

    private final Moshi moshi;
    private final Map<Type, JsonAdapter<Object>> adapters = new ConcurrentHashMap<>();
    private final Map<Class<?>, JsonAdapter<Object>> writers = new ConcurrentHashMap<>();

    private JsonCodec(Reading reading) {
        this.moshi = new Moshi.Builder()
                .add(new ValueAdapterFactory(reading))
                .add(new RecordAdapterFactory(reading))
                .build();
    }

    /**
     * For what servers answer and stores keep: besides unknown things it takes numbers for texts and the other way round,
     * and times in milliseconds.
     */
    public static JsonCodec tolerant() {
        return TOLERANT;
    }

    /** For requests: every value has just its type; unknown members are ignored, or kept where there is room. */
    public static JsonCodec requests() {
        return REQUESTS;
    }

    /** As {@link #requests()}, but an unknown member is an error with the code {@code unknown_parameter}. */
    public static JsonCodec strictRequests() {
        return STRICT_REQUESTS;
    }

    /** Reads one value. */
    public <T> T read(Class<T> type, String json) {
        return type.cast(decode(type, new Buffer().writeUtf8(json)));
    }

    /** Reads one value from UTF-8. */
    public <T> T read(Class<T> type, byte[] json) {
        return type.cast(decode(type, new Buffer().write(json)));
    }

    /** Reads one value from UTF-8. */
    public <T> T read(Class<T> type, ByteString json) {
        return type.cast(decode(type, new Buffer().write(json)));
    }

    /** Reads one value that was kept as it came. */
    public <T> T read(Class<T> type, RawJson json) {
        return read(type, json.json());
    }

    /**
     * Reads a source to its end as one value; does not close it.
     *
     * @throws IOException if the source fails; then nothing was decoded yet
     */
    public <T> T read(Class<T> type, BufferedSource json) throws IOException {
        return type.cast(readAll(type, json));
    }

    /** Reads one value of a generic type. */
    public <T> T read(JsonType<T> type, String json) {
        return type.cast(decode(type.type(), new Buffer().writeUtf8(json)));
    }

    /** Reads one value of a generic type from UTF-8. */
    public <T> T read(JsonType<T> type, byte[] json) {
        return type.cast(decode(type.type(), new Buffer().write(json)));
    }

    /**
     * Reads a source to its end as one value of a generic type; does not close it.
     *
     * @throws IOException if the source fails; then nothing was decoded yet
     */
    public <T> T read(JsonType<T> type, BufferedSource json) throws IOException {
        return type.cast(readAll(type.type(), json));
    }

    /** As the others, for a type that only its caller knows. */
    Object readAll(Type type, BufferedSource json) throws IOException {
        Buffer all = new Buffer();
        json.readAll(all);
        return decode(type, all);
    }

    /** The value as JSON. */
    public String write(Object value) {
        return buffer(value).readUtf8();
    }

    /** The value as UTF-8. */
    public byte[] bytes(Object value) {
        return buffer(value).readByteArray();
    }

    /** The value as JSON to be kept. */
    public RawJson raw(Object value) {
        return new RawJson(write(value));
    }

    /**
     * Writes the value as UTF-8; does not flush. Where it fails halfway, what was written stays written.
     *
     * @throws IOException if the sink fails
     */
    public void write(Object value, BufferedSink sink) throws IOException {
        JsonWriter writer = JsonWriter.of(sink);
        writer.setSerializeNulls(true);
        try {
            writers.computeIfAbsent(value.getClass(), type -> moshi.adapter(RuntimeAdapter.written(type)))
                    .toJson(writer, value);
        } catch (DecodeFailure failure) {
            throw failure.toException();
        }
    }

    private Buffer buffer(Object value) {
        Buffer buffer = new Buffer();
        try {
            write(value, buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return buffer;
    }

    private Object decode(Type type, Buffer json) {
        JsonAdapter<Object> adapter = adapters.computeIfAbsent(type, moshi::adapter);
        if (json.exhausted()) {
            throw DecodeFailure.malformed("it is empty").toException();
        }
        JsonReader reader = JsonReader.of(json);
        try {
            return decode(adapter, reader);
        } catch (DecodeFailure failure) {
            throw failure.toException();
        }
    }

    private static Object decode(JsonAdapter<Object> adapter, JsonReader reader) {
        try {
            Object value = adapter.fromJson(reader);
            if (value == null) {
                throw DecodeFailure.wrongType("a value", "null");
            }
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw DecodeFailure.malformed("more text after the end");
            }
            return value;
        } catch (EOFException e) {
            throw DecodeFailure.malformed("it ends too early");
        } catch (JsonEncodingException e) {
            throw malformed(e, reader);
        } catch (JsonDataException e) {
            throw DecodeFailure.malformed("nested too deeply");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static DecodeFailure malformed(JsonEncodingException e, JsonReader reader) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf(" at path ");
        String reason = end < 0 || message.startsWith("Use ")
                ? "unexpected text"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1, end);
        String path = reader.getPath();
        return DecodeFailure.malformed(reason)
                .in(path.equals("$") ? "" : path.substring(path.startsWith("$.") ? 2 : 1));
    }
}
