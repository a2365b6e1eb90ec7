package io.assistants4j.core.tool;

import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;

/** One use of a tool, as a run step records it. */
public sealed interface ToolCall {
    /**
     * A function was called.
     *
     * @param id the call's id
     * @param function name, arguments and, once submitted, the output
     * @param extensions unknown members
     */
    record Function(ToolCallId id, FunctionCall function, Extensions extensions) implements ToolCall {}

    /**
     * Code was run.
     *
     * @param id the call's id
     * @param codeInterpreter the code and what it put out
     * @param extensions unknown members
     */
    record CodeInterpreter(ToolCallId id, CodeInterpreterCall codeInterpreter, Extensions extensions)
            implements ToolCall {}

    /**
     * Files were searched.
     *
     * @param id the call's id
     * @param fileSearch how, and what was found
     * @param extensions unknown members
     */
    record FileSearch(ToolCallId id, FileSearchCall fileSearch, Extensions extensions) implements ToolCall {}

    /**
     * A call this version does not know.
     *
     * @param type the label it came with
     * @param json all of it
     */
    record Unrecognized(String type, RawJson json) implements ToolCall {}
}
