package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a model: what it is shown and how it may answer.
 *
 * @param run the run it belongs to
 * @param thread the thread it answers
 * @param assistant the assistant that answers
 * @param model the model, as the assistant or the run names it
 * @param instructions what the model is told first, empty where there is nothing
 * @param items the conversation, oldest first, then what this run did so far
 * @param tools what it may use
 * @param toolChoice which of them it must or may use
 * @param parallelToolCalls whether it may call several functions
 * @param responseFormat the form of the answer; null where nobody asked for one
 * @param temperature only where somebody set it
 * @param topP only where somebody set it
 * @param reasoningEffort only where somebody set it
 * @param maxOutputTokens how many tokens it may write at most; null for no bound of ours
 * @param mayDrop whether a far side may leave out items that are more than the model can read, because nobody said which it is
 *     to be shown
 */
public record Turn(
        RunId run,
        ThreadId thread,
        AssistantId assistant,
        String model,
        String instructions,
        List<TurnItem> items,
        List<Tool> tools,
        ToolChoice toolChoice,
        boolean parallelToolCalls,
        @Nullable ResponseFormat responseFormat,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable ReasoningEffort reasoningEffort,
        @Nullable Integer maxOutputTokens,
        boolean mayDrop) {
    public Turn {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(assistant, "assistant");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(instructions, "instructions");
        Objects.requireNonNull(toolChoice, "toolChoice");
        items = List.copyOf(items);
        tools = List.copyOf(tools);
    }

    /** The same turn, showing these items. */
    public Turn showing(List<TurnItem> shown) {
        return new Turn(
                run,
                thread,
                assistant,
                model,
                instructions,
                shown,
                tools,
                toolChoice,
                parallelToolCalls,
                responseFormat,
                temperature,
                topP,
                reasoningEffort,
                maxOutputTokens,
                mayDrop);
    }

    /** The same turn, taken by this model. */
    Turn withModel(String name) {
        return new Turn(
                run,
                thread,
                assistant,
                name,
                instructions,
                items,
                tools,
                toolChoice,
                parallelToolCalls,
                responseFormat,
                temperature,
                topP,
                reasoningEffort,
                maxOutputTokens,
                mayDrop);
    }
}
