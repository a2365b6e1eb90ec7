package io.assistants4j.wire.json;

import io.assistants4j.core.tool.ToolOutput;
import java.util.List;

/**
 * The body that submits tool outputs.
 *
 * @param toolOutputs one for each call the run waits for
 */
public record ToolOutputs(List<ToolOutput> toolOutputs) {
    public ToolOutputs {
        toolOutputs = List.copyOf(toolOutputs);
    }
}
