package io.assistants4j.core.thread;

import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;

/**
 * What to change of a message.
 *
 * @param metadata replaces all pairs
 */
public record MessageChange(Change<Metadata> metadata) {
    /** A change of the pairs. */
    public static MessageChange metadata(Metadata pairs) {
        return new MessageChange(Change.to(pairs));
    }

    /** The message after this change. */
    public Message applyTo(Message message) {
        Metadata pairs = metadata.apply(message.metadata());
        return message.withMetadata(pairs == null ? Metadata.NONE : pairs);
    }
}
