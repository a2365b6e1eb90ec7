package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.value.OpenEnum;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts from an open set: the known ones become constants, any other keeps its text. */
final class OpenEnumAdapter extends JsonAdapter<OpenEnum> {

    private final boolean tolerant;
    private final OpenEnum[] known;

    /** The texts of the known values, which would otherwise be made anew for every call. */
    private final Map<OpenEnum, String> texts;

    private final JsonReader.Options options;
    private final MethodHandle of;

    /**
     * For a sealed interface with a nested enum of known values and a static {@code of(String)}.
     *
     * @param tolerant whether a number is a text, too: some servers put a status where a code belongs
     */
    OpenEnumAdapter(Class<?> type, boolean tolerant) {
        this.tolerant = tolerant;
        this.known = Stream.of(type.getPermittedSubclasses())
                .filter(Class::isEnum)
                .flatMap(constants -> Stream.of(constants.getEnumConstants()))
                .toArray(OpenEnum[]::new);
        this.texts = Stream.of(known).collect(Collectors.toMap(Function.identity(), OpenEnum::value));
        this.options = JsonReader.Options.of(Stream.of(known).map(texts::get).toArray(String[]::new));
        try {
            this.of = MethodHandles.publicLookup()
                    .findStatic(type, "of", MethodType.methodType(type, String.class))
                    .asType(MethodType.methodType(OpenEnum.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is an open enum without of(String)", e);
        }
    }

    /** The open enum a class belongs to, null where it belongs to none. */
    static @Nullable Class<?> typeOf(Class<?> type) {
        if (!OpenEnum.class.isAssignableFrom(type)) {
            return null;
        }
        return type.isInterface() ? type : type.getEnclosingClass();
    }

    @Override
    public OpenEnum fromJson(JsonReader reader) throws IOException {
        JsonReader.Token token = reader.peek();
        if (token == JsonReader.Token.NUMBER && tolerant) {
            return unknown(reader.nextString());
        }
        if (token != JsonReader.Token.STRING) {
            throw DecodeFailure.wrongType("a string", token);
        }
        int i = reader.selectString(options);
        return i >= 0 ? known[i] : unknown(reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable OpenEnum value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        String text = texts.get(value);
        writer.value(text == null ? value.value() : text);
    }

    private OpenEnum unknown(String text) {
        try {
            return (OpenEnum) of.invokeExact(text);
        } catch (Throwable e) {
            throw Failures.rethrow(e);
        }
    }
}
