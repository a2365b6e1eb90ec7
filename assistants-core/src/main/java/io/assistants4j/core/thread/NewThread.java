package io.assistants4j.core.thread;

import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.tool.ToolRules;
import io.assistants4j.core.value.Metadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread to create.
 *
 * @param messages its first messages, oldest first
 * @param toolResources files that tools may use in it
 * @param metadata at most 16 pairs
 */
public record NewThread(List<NewMessage> messages, @Nullable ToolResources toolResources, Metadata metadata) {
    /** A thread without messages. */
    public static final NewThread EMPTY = new NewThread(List.of(), null, Metadata.NONE);

    public NewThread {
        messages = List.copyOf(messages);
        ToolRules.checkResources(toolResources);
    }

    /** A thread that begins with these messages. */
    public static NewThread of(NewMessage... messages) {
        return new NewThread(List.of(messages), null, Metadata.NONE);
    }

    /** The same thread with these pairs. */
    public NewThread withMetadata(Metadata pairs) {
        return new NewThread(messages, toolResources, pairs);
    }
}
