package io.assistants4j.core.id;

import io.assistants4j.core.internal.Require;

/**
 * The id of a tool call; opaque, though one made by us begins with {@code call_}.
 *
 * @param value the text, not blank
 */
public record ToolCallId(String value) {
    public ToolCallId {
        Require.notBlank("id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
