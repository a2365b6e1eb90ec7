package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import java.util.List;

/**
 * What a model was asked for in one turn, as far as requirements look at it.
 *
 * @param toolChoice which tools it must or may use
 * @param parallelToolCalls whether it may call several functions
 * @param outputs the outputs it was shown, in their order
 */
public record AskedTurn(ToolChoice toolChoice, boolean parallelToolCalls, List<ToolOutput> outputs) {
    public AskedTurn {
        outputs = List.copyOf(outputs);
    }
}
