package io.assistants4j.core.value;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an update does to one field: keep it (absent on the wire), clear it (an explicit null) or set it.
 *
 * @param <T> the field's type
 */
public sealed interface Change<T> {
    /** Leaves the field as it is. */
    static <T> Change<T> keep() {
        return new Keep<>();
    }

    /** Empties the field. */
    static <T> Change<T> clear() {
        return new Clear<>();
    }

    /** Gives the field a new value. */
    static <T> Change<T> to(T value) {
        return new To<>(value);
    }

    /** The field after this change, where {@code null} stands for an empty field. */
    @Nullable
    T apply(@Nullable T current);

    /** Leaves the field as it is. */
    record Keep<T>() implements Change<T> {
        @Override
        public @Nullable T apply(@Nullable T current) {
            return current;
        }
    }

    /** Empties the field. */
    record Clear<T>() implements Change<T> {
        @Override
        public @Nullable T apply(@Nullable T current) {
            return null;
        }
    }

    /**
     * Gives the field a new value.
     *
     * @param value the new value
     */
    record To<T>(T value) implements Change<T> {
        public To {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public T apply(@Nullable T current) {
            return value;
        }
    }
}
