package io.assistants4j.core.tool;

import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.internal.Require;
import java.util.Objects;

/**
 * The output of a function the caller executed.
 *
 * @param toolCallId the call it answers
 * @param output text; JSON must be serialised by the caller. All outputs of a submission together: at most 512 KB
 */
public record ToolOutput(ToolCallId toolCallId, String output) {
    public ToolOutput {
        Objects.requireNonNull(toolCallId, "toolCallId");
        Objects.requireNonNull(output, "output");
        Require.wholeCharacters("output", output);
    }

    /** The output of the call with this id. */
    public static ToolOutput of(String toolCallId, String output) {
        return new ToolOutput(new ToolCallId(toolCallId), output);
    }
}
