package io.assistants4j.core.thread;

import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.tool.ToolRules;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;

/**
 * What to change of a thread. Fields not mentioned stay.
 *
 * @param toolResources files that tools may use in it
 * @param metadata replaces all pairs
 */
public record ThreadChange(Change<ToolResources> toolResources, Change<Metadata> metadata) {
    public ThreadChange {
        ToolRules.checkResources(toolResources.apply(null));
    }

    /** A change of the pairs alone. */
    public static ThreadChange metadata(Metadata pairs) {
        return new ThreadChange(Change.keep(), Change.to(pairs));
    }

    /** The thread after this change. */
    public AssistantThread applyTo(AssistantThread thread) {
        Metadata newMetadata = metadata.apply(thread.metadata());
        return new AssistantThread(
                thread.id(),
                thread.createdAt(),
                toolResources.apply(thread.toolResources()),
                newMetadata == null ? Metadata.NONE : newMetadata,
                thread.extensions());
    }
}
