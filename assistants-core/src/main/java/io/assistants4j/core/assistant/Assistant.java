package io.assistants4j.core.assistant;

import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model with instructions and tools, kept under an id.
 *
 * @param id its id
 * @param createdAt when it was created
 * @param name what people call it
 * @param description what it is for
 * @param model the model it asked for, never rewritten by an alias
 * @param instructions what the model is told before every conversation
 * @param tools what it may use
 * @param metadata the caller's own pairs
 * @param toolResources files its tools may use
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param responseFormat the form of its answers
 * @param reasoningEffort how much it thinks
 * @param extensions unknown members
 */
public record Assistant(
        AssistantId id,
        Instant createdAt,
        @Nullable String name,
        @Nullable String description,
        String model,
        @Nullable String instructions,
        List<Tool> tools,
        Metadata metadata,
        @Nullable ToolResources toolResources,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable ResponseFormat responseFormat,
        @Nullable ReasoningEffort reasoningEffort,
        Extensions extensions) {
    public Assistant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(model, "model");
        tools = List.copyOf(tools);
    }
}
