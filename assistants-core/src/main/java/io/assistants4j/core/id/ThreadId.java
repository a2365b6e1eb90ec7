package io.assistants4j.core.id;

import io.assistants4j.core.internal.Require;

/**
 * The id of a thread; opaque, though one made by us begins with {@code thread_}.
 *
 * @param value the text, not blank
 */
public record ThreadId(String value) {
    public ThreadId {
        Require.notBlank("id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
