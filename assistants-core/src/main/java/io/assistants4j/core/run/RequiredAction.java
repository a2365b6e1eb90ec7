package io.assistants4j.core.run;

import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.value.Extensions;
import java.util.List;
import java.util.Objects;

/**
 * What a run waits for.
 *
 * @param type always {@code submit_tool_outputs} so far
 * @param submitToolOutputs the calls whose outputs are wanted
 * @param extensions unknown members
 */
public record RequiredAction(String type, SubmitToolOutputs submitToolOutputs, Extensions extensions) {
    public RequiredAction {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(submitToolOutputs, "submitToolOutputs");
    }

    /** Waits for the outputs of these calls. */
    public static RequiredAction submit(List<RequiredToolCall> calls) {
        return new RequiredAction(
                "submit_tool_outputs", new SubmitToolOutputs(calls, Extensions.NONE), Extensions.NONE);
    }

    /** The calls whose outputs are wanted. */
    public List<RequiredToolCall> toolCalls() {
        return submitToolOutputs.toolCalls();
    }

    /**
     * The calls whose outputs are wanted.
     *
     * @param toolCalls all of them must be answered together
     * @param extensions unknown members
     */
    public record SubmitToolOutputs(List<RequiredToolCall> toolCalls, Extensions extensions) {
        public SubmitToolOutputs {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /**
     * A function call to answer.
     *
     * @param id the id to answer it by
     * @param type always {@code function} so far
     * @param function which one, and with what
     * @param extensions unknown members
     */
    public record RequiredToolCall(ToolCallId id, String type, RequiredFunction function, Extensions extensions) {
        public RequiredToolCall {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(function, "function");
        }

        /** A call of this function. */
        public static RequiredToolCall of(ToolCallId id, String name, String arguments) {
            return new RequiredToolCall(
                    id, "function", new RequiredFunction(name, arguments, Extensions.NONE), Extensions.NONE);
        }
    }

    /**
     * The function to execute.
     *
     * @param name its name
     * @param arguments a JSON text as the model wrote it, which need not be valid
     * @param extensions unknown members
     */
    public record RequiredFunction(String name, String arguments, Extensions extensions) {
        public RequiredFunction {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
        }
    }
}
