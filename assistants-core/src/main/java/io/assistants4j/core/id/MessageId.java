package io.assistants4j.core.id;

import io.assistants4j.core.internal.Require;

/**
 * The id of a message; opaque, though one made by us begins with {@code msg_}.
 *
 * @param value the text, not blank
 */
public record MessageId(String value) {
    public MessageId {
        Require.notBlank("id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
