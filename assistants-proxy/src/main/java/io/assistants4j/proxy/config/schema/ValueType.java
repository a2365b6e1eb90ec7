package io.assistants4j.proxy.config.schema;

import org.jspecify.annotations.Nullable;

/**
 * A kind of value.
 *
 * @param <T> what is made of it
 */
public interface ValueType<T> {
    /** What is expected, as words that follow "must be". */
    String expected();

    /** The value that stands there; null after a refusal. */
    @Nullable
    T read(Place place);

    /** The value as it would be written in a file. */
    default String shown(T value) {
        return value.toString();
    }
}
