package io.assistants4j.core.engine;

import java.util.Objects;

/**
 * A stored object and how often it was changed, so that nobody overwrites what they have not read.
 *
 * @param value the object
 * @param version 1 when it is inserted, one more with every change
 * @param <T> the object's type
 */
public record Versioned<T>(T value, long version) {
    public Versioned {
        Objects.requireNonNull(value, "value");
    }
}
