package io.assistants4j.core.assistant;

import io.assistants4j.core.internal.Require;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.tool.ToolRules;
import io.assistants4j.core.value.Metadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assistant to create. Limits are checked here and fail with an {@link
 * io.assistants4j.core.error.InvalidRequestException} that names the field.
 *
 * @param model the model to ask
 * @param name at most 256 characters
 * @param description at most 512 characters
 * @param instructions at most 256,000 characters
 * @param tools at most 128
 * @param toolResources files its tools may use
 * @param metadata at most 16 pairs
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param responseFormat the form of its answers
 * @param reasoningEffort how much it thinks
 */
public record NewAssistant(
        String model,
        @Nullable String name,
        @Nullable String description,
        @Nullable String instructions,
        List<Tool> tools,
        @Nullable ToolResources toolResources,
        Metadata metadata,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable ResponseFormat responseFormat,
        @Nullable ReasoningEffort reasoningEffort) {
    static final int MAX_NAME = 256;
    static final int MAX_DESCRIPTION = 512;
    static final int MAX_INSTRUCTIONS = 256_000;
    static final int MAX_TOOLS = 128;

    public NewAssistant {
        Require.notBlank("model", model);
        Require.wholeCharacters("model", model);
        Require.atMost("name", name, MAX_NAME);
        Require.atMost("description", description, MAX_DESCRIPTION);
        Require.atMost("instructions", instructions, MAX_INSTRUCTIONS);
        tools = List.copyOf(tools);
        ToolRules.checkTools(tools, MAX_TOOLS);
        ToolRules.checkResources(toolResources);
        Sampling.check(temperature, topP, reasoningEffort);
        ResponseFormat.check(responseFormat);
    }

    /** An assistant on this model, to be described further. */
    public static Builder of(String model) {
        return new Builder(model);
    }

    /** Describes an assistant field by field; all of them are optional. */
    public static final class Builder {
        private final String model;
        private final List<Tool> tools = new ArrayList<>();
        private @Nullable String name;
        private @Nullable String description;
        private @Nullable String instructions;
        private @Nullable ToolResources toolResources;
        private Metadata metadata = Metadata.NONE;
        private @Nullable Double temperature;
        private @Nullable Double topP;
        private @Nullable ResponseFormat responseFormat;
        private @Nullable ReasoningEffort reasoningEffort;

        private Builder(String model) {
            this.model = model;
        }

        /** What people call it. */
        public Builder name(String text) {
            this.name = text;
            return this;
        }

        /** What it is for. */
        public Builder description(String text) {
            this.description = text;
            return this;
        }

        /** What the model is told before every conversation. */
        public Builder instructions(String text) {
            this.instructions = text;
            return this;
        }

        /** Adds a tool. */
        public Builder tool(Tool tool) {
            tools.add(tool);
            return this;
        }

        /** Files its tools may use. */
        public Builder toolResources(ToolResources resources) {
            this.toolResources = resources;
            return this;
        }

        /** The caller's own pairs. */
        public Builder metadata(Metadata pairs) {
            this.metadata = pairs;
            return this;
        }

        /** 0 to 2. */
        public Builder temperature(double value) {
            this.temperature = value;
            return this;
        }

        /** 0 to 1. */
        public Builder topP(double value) {
            this.topP = value;
            return this;
        }

        /** The form of its answers. */
        public Builder responseFormat(ResponseFormat format) {
            this.responseFormat = format;
            return this;
        }

        /** How much it thinks. */
        public Builder reasoningEffort(ReasoningEffort effort) {
            this.reasoningEffort = effort;
            return this;
        }

        /** The request, checked. */
        public NewAssistant build() {
            return new NewAssistant(
                    model,
                    name,
                    description,
                    instructions,
                    tools,
                    toolResources,
                    metadata,
                    temperature,
                    topP,
                    responseFormat,
                    reasoningEffort);
        }
    }
}
