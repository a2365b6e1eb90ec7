package io.assistants4j.wire.json;

import io.assistants4j.core.value.OpenEnum;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Lets Retrofit interfaces speak in core's records: bodies are read and written by a {@link JsonCodec}, ids and open enums in
 * paths and queries are their texts.
 *
 * <p>An answer that cannot be decoded surfaces from the call as the codec's own error.
 */
public final class JsonConverterFactory extends Converter.Factory {

    private static final MediaType JSON = MediaType.get("application/json");

    private final JsonCodec codec;

    private JsonConverterFactory(JsonCodec codec) {
        this.codec = codec;
    }

    /** Converts by this codec. */
    public static JsonConverterFactory of(JsonCodec codec) {
        return new JsonConverterFactory(codec);
    }

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        return (Converter<ResponseBody, Object>) body -> {
            try (body) {
                return codec.readAll(type, body.source());
            }
        };
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        return value -> RequestBody.create(codec.bytes(value), JSON);
    }

    @Override
    public @Nullable Converter<?, String> stringConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        if (!(type instanceof Class<?> raw)) {
            return null;
        }
        if (OpenEnum.class.isAssignableFrom(raw)) {
            return value -> ((OpenEnum) value).value();
        }
        return raw.isRecord() && raw.getRecordComponents().length == 1 ? text(raw.getRecordComponents()[0]) : null;
    }

    private static Converter<?, String> text(RecordComponent component) {
        MethodHandle accessor = Handles.accessor(component);
        return value -> {
            try {
                return String.valueOf((Object) accessor.invokeExact(value));
            } catch (Throwable e) {
                throw Failures.rethrow(e);
            }
        };
    }
}
