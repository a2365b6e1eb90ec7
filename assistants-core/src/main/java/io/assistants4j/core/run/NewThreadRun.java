package io.assistants4j.core.run;

import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.assistant.Sampling;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.internal.Require;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.tool.ToolRules;
import io.assistants4j.core.value.Metadata;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread to create and to run at once. Limits are checked here and fail with an {@link
 * io.assistants4j.core.error.InvalidRequestException} that names the field.
 *
 * @param assistantId the assistant that answers
 * @param thread the thread to create; an empty one when absent
 * @param model overrides the assistant's
 * @param instructions replaces the assistant's; at most 256,000 characters
 * @param toolResources files the tools may use in this run
 * @param tools replaces the assistant's; at most 20
 * @param metadata at most 16 pairs
 * @param temperature 0 to 2; overrides the assistant's
 * @param topP 0 to 1; overrides the assistant's
 * @param maxPromptTokens budget of tokens read over all turns, at least 256
 * @param maxCompletionTokens budget of tokens written over all turns, at least 256
 * @param truncationStrategy how much of the thread the model is shown; all that fits by default
 * @param toolChoice which tools the model must or may use in its first turn
 * @param parallelToolCalls whether one turn may call several functions; yes by default
 * @param responseFormat overrides the assistant's
 */
public record NewThreadRun(
        AssistantId assistantId,
        @Nullable NewThread thread,
        @Nullable String model,
        @Nullable String instructions,
        @Nullable ToolResources toolResources,
        @Nullable List<Tool> tools,
        Metadata metadata,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxPromptTokens,
        @Nullable Integer maxCompletionTokens,
        @Nullable TruncationStrategy truncationStrategy,
        @Nullable ToolChoice toolChoice,
        @Nullable Boolean parallelToolCalls,
        @Nullable ResponseFormat responseFormat) {
    public NewThreadRun {
        Objects.requireNonNull(assistantId, "assistantId");
        ToolRules.checkResources(toolResources);
        RunRules.checkModel(model);
        Require.atMost("instructions", instructions, RunRules.MAX_INSTRUCTIONS);
        tools = tools == null ? null : List.copyOf(tools);
        ToolRules.checkTools(tools == null ? List.of() : tools, RunRules.MAX_TOOLS);
        ToolRules.checkChoice(toolChoice);
        Sampling.check(temperature, topP, null);
        RunRules.checkBudgets(maxPromptTokens, maxCompletionTokens);
        TruncationStrategy.check(truncationStrategy);
        ResponseFormat.check(responseFormat);
    }

    /** A run of this assistant on a new thread, to be described further. */
    public static Builder of(AssistantId assistant) {
        return new Builder(assistant);
    }

    /** What it says of the run alone, for a thread that is there; its tool resources are the thread's business. */
    public NewRun withoutThread() {
        return new NewRun(
                assistantId,
                model,
                instructions,
                null,
                List.of(),
                tools,
                metadata,
                temperature,
                topP,
                maxPromptTokens,
                maxCompletionTokens,
                truncationStrategy,
                toolChoice,
                parallelToolCalls,
                responseFormat,
                null);
    }

    /** Describes a run field by field; all of them are optional. */
    public static final class Builder {
        private final AssistantId assistantId;
        private @Nullable NewThread thread;
        private @Nullable String model;
        private @Nullable String instructions;
        private @Nullable ToolResources toolResources;
        private @Nullable List<Tool> tools;
        private Metadata metadata = Metadata.NONE;
        private @Nullable Double temperature;
        private @Nullable Double topP;
        private @Nullable Integer maxPromptTokens;
        private @Nullable Integer maxCompletionTokens;
        private @Nullable TruncationStrategy truncationStrategy;
        private @Nullable ToolChoice toolChoice;
        private @Nullable Boolean parallelToolCalls;
        private @Nullable ResponseFormat responseFormat;

        private Builder(AssistantId assistantId) {
            this.assistantId = assistantId;
        }

        /** The thread to create; an empty one when absent. */
        public Builder thread(NewThread value) {
            this.thread = value;
            return this;
        }

        /** Overrides the assistant's. */
        public Builder model(String value) {
            this.model = value;
            return this;
        }

        /** Replaces the assistant's; at most 256,000 characters. */
        public Builder instructions(String value) {
            this.instructions = value;
            return this;
        }

        /** Files the tools may use in this run. */
        public Builder toolResources(ToolResources value) {
            this.toolResources = value;
            return this;
        }

        /** Replaces the assistant's; at most 20. */
        public Builder tools(List<Tool> value) {
            this.tools = value;
            return this;
        }

        /** At most 16 pairs. */
        public Builder metadata(Metadata value) {
            this.metadata = value;
            return this;
        }

        /** 0 to 2; overrides the assistant's. */
        public Builder temperature(double value) {
            this.temperature = value;
            return this;
        }

        /** 0 to 1; overrides the assistant's. */
        public Builder topP(double value) {
            this.topP = value;
            return this;
        }

        /** Budget of tokens read over all turns, at least 256. */
        public Builder maxPromptTokens(int value) {
            this.maxPromptTokens = value;
            return this;
        }

        /** Budget of tokens written over all turns, at least 256. */
        public Builder maxCompletionTokens(int value) {
            this.maxCompletionTokens = value;
            return this;
        }

        /** How much of the thread the model is shown; all that fits by default. */
        public Builder truncationStrategy(TruncationStrategy value) {
            this.truncationStrategy = value;
            return this;
        }

        /** Which tools the model must or may use in its first turn. */
        public Builder toolChoice(ToolChoice value) {
            this.toolChoice = value;
            return this;
        }

        /** Lets one turn call one function at most. */
        public Builder oneToolCallAtATime() {
            this.parallelToolCalls = false;
            return this;
        }

        /** Overrides the assistant's. */
        public Builder responseFormat(ResponseFormat value) {
            this.responseFormat = value;
            return this;
        }

        /** The request, checked. */
        public NewThreadRun build() {
            return new NewThreadRun(
                    assistantId,
                    thread,
                    model,
                    instructions,
                    toolResources,
                    tools,
                    metadata,
                    temperature,
                    topP,
                    maxPromptTokens,
                    maxCompletionTokens,
                    truncationStrategy,
                    toolChoice,
                    parallelToolCalls,
                    responseFormat);
        }
    }
}
