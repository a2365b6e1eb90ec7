package io.assistants4j.core.run;

import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an assistant on a thread.
 *
 * @param id its id
 * @param createdAt when it was created
 * @param threadId the thread it answers
 * @param assistantId the assistant that answers
 * @param status its state
 * @param requiredAction what it waits for, in {@code requires_action} only
 * @param lastError why it failed
 * @param expiresAt when it expires; null once it ended
 * @param startedAt when its execution began
 * @param cancelledAt when it was cancelled
 * @param failedAt when it failed
 * @param completedAt when it completed
 * @param incompleteDetails which limit ended it
 * @param model the effective model
 * @param instructions the effective instructions, empty where there are none
 * @param tools the effective tools
 * @param metadata the caller's own pairs
 * @param usage tokens used over all its turns; null until it ended
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param maxPromptTokens budget of tokens read over all turns
 * @param maxCompletionTokens budget of tokens written over all turns
 * @param truncationStrategy how much of the thread the model is shown
 * @param toolChoice which tools the model must or may use
 * @param parallelToolCalls whether one turn may call several functions
 * @param responseFormat the form of the answer
 * @param reasoningEffort how much the model thinks
 * @param toolResources files its tools may use
 * @param extensions unknown members
 */
public record Run(
        RunId id,
        Instant createdAt,
        ThreadId threadId,
        AssistantId assistantId,
        RunStatus status,
        @Nullable RequiredAction requiredAction,
        @Nullable LastError lastError,
        @Nullable Instant expiresAt,
        @Nullable Instant startedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant failedAt,
        @Nullable Instant completedAt,
        @Nullable IncompleteDetails incompleteDetails,
        String model,
        String instructions,
        List<Tool> tools,
        Metadata metadata,
        @Nullable Usage usage,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxPromptTokens,
        @Nullable Integer maxCompletionTokens,
        @Nullable TruncationStrategy truncationStrategy,
        @Nullable ToolChoice toolChoice,
        boolean parallelToolCalls,
        @Nullable ResponseFormat responseFormat,
        @Nullable ReasoningEffort reasoningEffort,
        @Nullable ToolResources toolResources,
        Extensions extensions) {
    public Run {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(assistantId, "assistantId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(instructions, "instructions");
        tools = List.copyOf(tools);
    }

    /** A draft that begins as this run. */
    public RunDraft draft() {
        return new RunDraft(this);
    }

    /** The same run with these files for its tools. */
    public Run withToolResources(ToolResources resources) {
        return new Run(
                id,
                createdAt,
                threadId,
                assistantId,
                status,
                requiredAction,
                lastError,
                expiresAt,
                startedAt,
                cancelledAt,
                failedAt,
                completedAt,
                incompleteDetails,
                model,
                instructions,
                tools,
                metadata,
                usage,
                temperature,
                topP,
                maxPromptTokens,
                maxCompletionTokens,
                truncationStrategy,
                toolChoice,
                parallelToolCalls,
                responseFormat,
                reasoningEffort,
                resources,
                extensions);
    }
}
