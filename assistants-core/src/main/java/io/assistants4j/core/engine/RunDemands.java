package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import java.util.Optional;

/** What a run asks of its provider; an assistant may ask for more, and is refused when it runs. */
final class RunDemands {
    private final Capabilities capabilities;

    RunDemands(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /**
     * Returns quietly where the provider can execute this run.
     *
     * @throws UnsupportedCapabilityException naming what it cannot do
     */
    void check(NewRun request, Run run) {
        for (int i = 0; i < run.tools().size(); i++) {
            Tool tool = run.tools().get(i);
            Optional<Capability> needed = needed(tool);
            Optional<String> reason = needed.flatMap(capabilities::reasonAgainst);
            if (reason.isPresent()) {
                String lacking = needed.map(Enum::name).orElseThrow();
                throw request.tools() == null
                        ? new UnsupportedCapabilityException(
                                "Assistant " + run.assistantId() + " has the tool '" + name(tool)
                                        + "', which cannot be used: " + reason.get(),
                                "assistant_id",
                                lacking)
                        : new UnsupportedCapabilityException(
                                "The tool '" + name(tool) + "' cannot be used: " + reason.get(),
                                "tools[" + i + "]",
                                lacking);
            }
        }
        if (run.toolChoice() instanceof ToolChoice.FileSearch) {
            capabilities.require(Capability.FILE_SEARCH, "tool_choice");
        }
        if (run.toolChoice() instanceof ToolChoice.CodeInterpreter) {
            capabilities.require(Capability.CODE_INTERPRETER, "tool_choice");
        }
        if (run.responseFormat() instanceof ResponseFormat.JsonObject
                || run.responseFormat() instanceof ResponseFormat.JsonSchema) {
            capabilities.require(Capability.JSON_RESPONSES, "response_format");
        }
        if (run.maxPromptTokens() != null) {
            capabilities.require(Capability.TOKEN_BUDGETS, "max_prompt_tokens");
        }
        if (run.maxCompletionTokens() != null) {
            capabilities.require(Capability.TOKEN_BUDGETS, "max_completion_tokens");
        }
    }

    private static Optional<Capability> needed(Tool tool) {
        if (tool instanceof Tool.CodeInterpreter) {
            return Optional.of(Capability.CODE_INTERPRETER);
        }
        if (tool instanceof Tool.FileSearch) {
            return Optional.of(Capability.FILE_SEARCH);
        }
        return tool instanceof Tool.Function ? Optional.of(Capability.FUNCTION_TOOLS) : Optional.empty();
    }

    private static String name(Tool tool) {
        return tool instanceof Tool.Function function
                ? function.function().name()
                : tool instanceof Tool.FileSearch ? "file_search" : "code_interpreter";
    }
}
