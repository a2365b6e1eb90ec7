package io.assistants4j.core.event;

import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.StepDetails.MessageReference;
import io.assistants4j.core.tool.CodeInterpreterCall;
import io.assistants4j.core.tool.FileSearchCall;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * More of a run step.
 *
 * @param id the step it belongs to
 * @param delta what is added
 * @param extensions unknown members
 */
public record RunStepDelta(RunStepId id, Body delta, Extensions extensions) {
    public RunStepDelta {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(delta, "delta");
    }

    /** More of one function call. */
    public static RunStepDelta of(RunStepId id, CallDelta call) {
        return new RunStepDelta(
                id,
                new Body(new DetailsDelta.ToolCalls(List.of(call), Extensions.NONE), Extensions.NONE),
                Extensions.NONE);
    }

    /**
     * What is added to a step.
     *
     * @param stepDetails more of its details
     * @param extensions unknown members
     */
    public record Body(@Nullable DetailsDelta stepDetails, Extensions extensions) {}

    /** More of a step's details. */
    public sealed interface DetailsDelta {
        /**
         * More of its calls.
         *
         * @param toolCalls by their index
         * @param extensions unknown members
         */
        record ToolCalls(List<CallDelta> toolCalls, Extensions extensions) implements DetailsDelta {
            public ToolCalls {
                toolCalls = List.copyOf(toolCalls);
            }
        }

        /**
         * The message it writes.
         *
         * @param messageCreation which one
         * @param extensions unknown members
         */
        record MessageCreation(@Nullable MessageReference messageCreation, Extensions extensions)
                implements DetailsDelta {}

        /**
         * A delta this version does not know.
         *
         * @param type the label it came with
         * @param json all of it
         */
        record Unrecognized(String type, RawJson json) implements DetailsDelta {}
    }

    /** More of one call, found by its index; the first delta of an index opens the call and alone carries the id. */
    public sealed interface CallDelta {
        /**
         * More of a function call.
         *
         * @param index the call
         * @param id its id, in its first delta only
         * @param function what is added
         * @param extensions unknown members
         */
        record Function(
                int index,
                @Nullable ToolCallId id,
                @Nullable FunctionDelta function,
                Extensions extensions) implements CallDelta {}

        /**
         * More of a run of code.
         *
         * @param index the call
         * @param id its id, in its first delta only
         * @param codeInterpreter what is added
         * @param extensions unknown members
         */
        record CodeInterpreter(
                int index,
                @Nullable ToolCallId id,
                @Nullable CodeDelta codeInterpreter,
                Extensions extensions) implements CallDelta {}

        /**
         * A search of files.
         *
         * @param index the call
         * @param id its id, in its first delta only
         * @param fileSearch what is known of it; nothing while it is running
         * @param extensions unknown members
         */
        record FileSearch(
                int index,
                @Nullable ToolCallId id,
                @Nullable FileSearchCall fileSearch,
                Extensions extensions) implements CallDelta {}

        /**
         * A delta this version does not know.
         *
         * @param type the label it came with
         * @param json all of it
         */
        record Unrecognized(String type, RawJson json) implements CallDelta {}
    }

    /**
     * What is added to a function call.
     *
     * @param name its name, in its first delta only
     * @param arguments more of its arguments
     * @param output its output
     * @param extensions unknown members
     */
    public record FunctionDelta(
            @Nullable String name,
            @Nullable String arguments,
            @Nullable String output,
            Extensions extensions) {}

    /**
     * What is added to a run of code.
     *
     * @param input more code
     * @param outputs outputs by their index
     * @param extensions unknown members
     */
    public record CodeDelta(
            @Nullable String input, @Nullable List<OutputDelta> outputs, Extensions extensions) {
        public CodeDelta {
            outputs = outputs == null ? null : List.copyOf(outputs);
        }
    }

    /** More of one output, found by its index. */
    public sealed interface OutputDelta {
        /**
         * More text.
         *
         * @param index the output
         * @param logs what is added
         * @param extensions unknown members
         */
        record Logs(int index, @Nullable String logs, Extensions extensions) implements OutputDelta {}

        /**
         * An image, whole.
         *
         * @param index the output
         * @param image which one
         * @param extensions unknown members
         */
        record Image(int index, CodeInterpreterCall.@Nullable ImageOutput image, Extensions extensions)
                implements OutputDelta {}

        /**
         * A delta this version does not know.
         *
         * @param type the label it came with
         * @param json all of it
         */
        record Unrecognized(String type, RawJson json) implements OutputDelta {}
    }
}
