package io.assistants4j.wire.json;

import com.squareup.moshi.Types;
import io.assistants4j.core.page.Page;
import java.lang.reflect.Type;
import java.util.List;

/**
 * A type to read whose class alone does not say enough.
 *
 * @param <T> what is read
 */
public final class JsonType<T> {

    private final Type type;

    private JsonType(Type type) {
        this.type = type;
    }

    /** A page of such items. */
    public static <T> JsonType<Page<T>> pageOf(Class<T> item) {
        return new JsonType<>(Types.newParameterizedType(Page.class, item));
    }

    /** A list of such items. */
    public static <T> JsonType<List<T>> listOf(Class<T> item) {
        return new JsonType<>(Types.newParameterizedType(List.class, item));
    }

    /** Such a request with its {@code stream} flag. */
    public static <T> JsonType<Streamable<T>> streamable(Class<T> request) {
        return new JsonType<>(Types.newParameterizedType(Streamable.class, request));
    }

    Type type() {
        return type;
    }

    /** What was read under this type, as what it is. */
    @SuppressWarnings("unchecked") // The codec reads nothing else under this type.
    T cast(Object value) {
        return (T) value;
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
