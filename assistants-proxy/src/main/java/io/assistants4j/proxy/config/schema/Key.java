package io.assistants4j.proxy.config.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key of a section: what it may hold, and what that means.
 *
 * @param name the key
 * @param type what it holds
 * @param doc what it means, for the reference page
 * @param fallback what counts where nothing is said
 * @param variables which variables are looked at first in that case; see {@link Section#withVariables()}
 * @param isRequired whether something has to be said
 * @param <T> what is made of its value
 */
public record Key<T>(
        String name,
        ValueType<T> type,
        String doc,
        @Nullable T fallback,
        List<String> variables,
        boolean isRequired) {
    public Key {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(doc, "doc");
        variables = List.copyOf(variables);
    }

    /** A key that need not be there. */
    public static <T> Key<T> of(String name, ValueType<T> type, String doc) {
        return new Key<>(name, type, doc, null, List.of(), false);
    }

    /** The same, with what counts where nothing is said. */
    public Key<T> orElse(T value) {
        return new Key<>(name, type, doc, value, variables, isRequired);
    }

    /** The same, with variables that count where nothing is said. */
    public Key<T> orVariable(String... names) {
        return new Key<>(name, type, doc, fallback, List.of(names), isRequired);
    }

    /** The same, to be said by all means. */
    public Key<T> required() {
        return new Key<>(name, type, doc, fallback, variables, true);
    }

    /** What counts where nothing is said, as it would be written; null where nothing counts. */
    public @Nullable String shownFallback() {
        return fallback == null ? null : type.shown(fallback);
    }
}
