package io.assistants4j.core.id;

import io.assistants4j.core.internal.Require;

/**
 * The id of a file; opaque, though one made by us begins with {@code file-}.
 *
 * @param value the text, not blank
 */
public record FileId(String value) {
    public FileId {
        Require.notBlank("id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
