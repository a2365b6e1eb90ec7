package io.assistants4j.core.id;

import io.assistants4j.core.internal.Require;

/**
 * The id of a vector store; opaque, though one made by us begins with {@code vs_}.
 *
 * @param value the text, not blank
 */
public record VectorStoreId(String value) {
    public VectorStoreId {
        Require.notBlank("id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
