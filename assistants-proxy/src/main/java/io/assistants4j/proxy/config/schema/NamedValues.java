package io.assistants4j.proxy.config.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of names that the author of the file chooses to values of one kind.
 *
 * @param names what may be a name
 * @param values what each stands for
 * @param <T> what is made of a value
 */
public record NamedValues<T>(Scalar<String> names, ValueType<T> values) implements ValueType<Map<String, T>> {
    /** Any names. */
    public static <T> NamedValues<T> of(ValueType<T> values) {
        return new NamedValues<>(Scalar.text(), values);
    }

    @Override
    public String expected() {
        return "a mapping of names to " + values.expected();
    }

    @Override
    public @Nullable Map<String, T> read(Place place) {
        Map<String, T> read = new LinkedHashMap<>();
        for (Place member : place.members()) {
            String name = place.nameOf(member);
            if (names.parse(name).isEmpty()) {
                member.refuse("'" + name + "' must be " + names.expected());
            } else if (read.containsKey(name)) {
                member.refuse("is said twice");
            }
            T value = values.read(member);
            if (value != null) {
                read.put(name, value);
            }
        }
        return read;
    }
}
