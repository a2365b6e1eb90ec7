package io.assistants4j.proxy.config.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of values of one kind.
 *
 * @param values what each item is
 * @param <T> what is made of an item
 */
public record ListedValues<T>(ValueType<T> values) implements ValueType<List<T>> {
    @Override
    public String expected() {
        return "a list, each item " + values.expected();
    }

    @Override
    public @Nullable List<T> read(Place place) {
        List<T> read = new ArrayList<>();
        for (Place item : place.items()) {
            T value = values.read(item);
            if (value != null) {
                read.add(value);
            }
        }
        return read;
    }
}
