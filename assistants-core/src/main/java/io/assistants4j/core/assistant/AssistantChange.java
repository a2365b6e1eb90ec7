package io.assistants4j.core.assistant;

import io.assistants4j.core.internal.Require;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.tool.ToolRules;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import java.util.List;

/**
 * What to change of an assistant. Fields not mentioned stay; the limits are those of {@link NewAssistant}. An empty {@code
 * metadata} or {@code tools} is cleared, a model cannot be.
 *
 * @param model the model to ask
 * @param name what people call it
 * @param description what it is for
 * @param instructions what the model is told
 * @param tools replaces all of them
 * @param toolResources files its tools may use
 * @param metadata replaces all pairs
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param responseFormat the form of its answers
 * @param reasoningEffort how much it thinks
 */
public record AssistantChange(
        Change<String> model,
        Change<String> name,
        Change<String> description,
        Change<String> instructions,
        Change<List<Tool>> tools,
        Change<ToolResources> toolResources,
        Change<Metadata> metadata,
        Change<Double> temperature,
        Change<Double> topP,
        Change<ResponseFormat> responseFormat,
        Change<ReasoningEffort> reasoningEffort) {
    public AssistantChange {
        if (model instanceof Change.Clear) {
            throw Require.invalid("model", "invalid_type", "Expected a string, but got null instead.");
        }
        String newModel = model.apply(null);
        if (newModel != null) {
            Require.notBlank("model", newModel);
            Require.wholeCharacters("model", newModel);
        }
        Require.atMost("name", name.apply(null), NewAssistant.MAX_NAME);
        Require.atMost("description", description.apply(null), NewAssistant.MAX_DESCRIPTION);
        Require.atMost("instructions", instructions.apply(null), NewAssistant.MAX_INSTRUCTIONS);
        List<Tool> newTools = tools.apply(null);
        if (newTools != null) {
            ToolRules.checkTools(newTools, NewAssistant.MAX_TOOLS);
        }
        ToolRules.checkResources(toolResources.apply(null));
        Sampling.check(temperature.apply(null), topP.apply(null), reasoningEffort.apply(null));
        ResponseFormat.check(responseFormat.apply(null));
    }

    /** A change of nothing, to be described further. */
    public static Builder change() {
        return new Builder();
    }

    /** The assistant after this change. */
    public Assistant applyTo(Assistant assistant) {
        String newModel = model.apply(assistant.model());
        List<Tool> newTools = tools.apply(assistant.tools());
        Metadata newMetadata = metadata.apply(assistant.metadata());
        return new Assistant(
                assistant.id(),
                assistant.createdAt(),
                name.apply(assistant.name()),
                description.apply(assistant.description()),
                newModel == null ? assistant.model() : newModel,
                instructions.apply(assistant.instructions()),
                newTools == null ? List.of() : newTools,
                newMetadata == null ? Metadata.NONE : newMetadata,
                toolResources.apply(assistant.toolResources()),
                temperature.apply(assistant.temperature()),
                topP.apply(assistant.topP()),
                responseFormat.apply(assistant.responseFormat()),
                reasoningEffort.apply(assistant.reasoningEffort()),
                assistant.extensions());
    }

    /** Describes a change field by field. */
    public static final class Builder {
        private Change<String> model = Change.keep();
        private Change<String> name = Change.keep();
        private Change<String> description = Change.keep();
        private Change<String> instructions = Change.keep();
        private Change<List<Tool>> tools = Change.keep();
        private Change<ToolResources> toolResources = Change.keep();
        private Change<Metadata> metadata = Change.keep();
        private Change<Double> temperature = Change.keep();
        private Change<Double> topP = Change.keep();
        private Change<ResponseFormat> responseFormat = Change.keep();
        private Change<ReasoningEffort> reasoningEffort = Change.keep();

        private Builder() {}

        /** The model to ask. */
        public Builder model(String value) {
            this.model = Change.to(value);
            return this;
        }

        /** What people call it. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /** What it is for. */
        public Builder description(Change<String> change) {
            this.description = change;
            return this;
        }

        /** What the model is told. */
        public Builder instructions(Change<String> change) {
            this.instructions = change;
            return this;
        }

        /** Replaces all tools. */
        public Builder tools(List<Tool> value) {
            this.tools = Change.to(value);
            return this;
        }

        /** Files its tools may use. */
        public Builder toolResources(Change<ToolResources> change) {
            this.toolResources = change;
            return this;
        }

        /** Replaces all pairs. */
        public Builder metadata(Metadata value) {
            this.metadata = Change.to(value);
            return this;
        }

        /** 0 to 2. */
        public Builder temperature(Change<Double> change) {
            this.temperature = change;
            return this;
        }

        /** 0 to 1. */
        public Builder topP(Change<Double> change) {
            this.topP = change;
            return this;
        }

        /** The form of its answers. */
        public Builder responseFormat(Change<ResponseFormat> change) {
            this.responseFormat = change;
            return this;
        }

        /** How much it thinks. */
        public Builder reasoningEffort(Change<ReasoningEffort> change) {
            this.reasoningEffort = change;
            return this;
        }

        /** The change, checked. */
        public AssistantChange build() {
            return new AssistantChange(
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
