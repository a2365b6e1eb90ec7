package io.assistants4j.core.id;

import io.assistants4j.core.internal.Require;

/**
 * The id of a run; opaque, though one made by us begins with {@code run_}.
 *
 * @param value the text, not blank
 */
public record RunId(String value) {
    public RunId {
        Require.notBlank("id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
