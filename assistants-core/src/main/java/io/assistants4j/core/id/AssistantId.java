package io.assistants4j.core.id;

import io.assistants4j.core.internal.Require;

/**
 * The id of an assistant; opaque, though one made by us begins with {@code asst_}.
 *
 * @param value the text, not blank
 */
public record AssistantId(String value) {
    public AssistantId {
        Require.notBlank("id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
