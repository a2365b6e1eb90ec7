package io.assistants4j.core.thread;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversation; its messages are found by {@link Messages}.
 *
 * @param id its id
 * @param createdAt when it was created
 * @param toolResources files that tools may use in it
 * @param metadata the caller's own pairs
 * @param extensions unknown members
 */
public record AssistantThread(
        ThreadId id,
        Instant createdAt,
        @Nullable ToolResources toolResources,
        Metadata metadata,
        Extensions extensions) {
    public AssistantThread {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
