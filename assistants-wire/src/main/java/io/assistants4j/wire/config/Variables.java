package io.assistants4j.wire.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Environment variables. White space around a value does not count, and a blank one counts as absent.
 *
 * @param values by name
 */
public record Variables(Map<String, String> values) {
    public Variables {
        values = Map.copyOf(values);
    }

    /** The first of these that is there. */
    public Optional<String> first(String... names) {
        return Stream.of(names)
                .map(name -> values.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /**
     * Gives each pair of a variable such as {@code gpt-4=gpt-5.1,gpt-4o=gpt-5.1}. What is no pair is given with an empty name,
     * which no configuration takes.
     */
    public void pairs(String name, BiConsumer<String, String> taking) {
        first(name).ifPresent(pairs -> {
            for (String pair : pairs.split(",", -1)) {
                int sign = pair.indexOf('=');
                taking.accept(pair.substring(0, Math.max(0, sign)), pair.substring(sign + 1));
            }
        });
    }
}
