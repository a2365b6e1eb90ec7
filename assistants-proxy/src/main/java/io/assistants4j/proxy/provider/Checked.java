package io.assistants4j.proxy.provider;

import io.assistants4j.proxy.config.schema.Values;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets the configuration of a provider have the last word on what a file says. */
final class Checked {
    private Checked() {}

    /** What is built, or a refusal with all that the builder finds wrong. */
    static <T> Optional<T> build(Values values, Supplier<T> building) {
        try {
            return Optional.of(building.get());
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            values.place().refuse(message.substring(message.indexOf(" configuration: ") + 1));
            return Optional.empty();
        }
    }
}
