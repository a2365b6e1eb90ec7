package io.assistants4j.core.engine;

import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.OutputRules;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outputs that were checked against the calls a run waits for. */
final class Submission {
    private final Map<ToolCallId, String> outputs;

    private Submission(Map<ToolCallId, String> outputs) {
        this.outputs = outputs;
    }

    static Submission check(Run run, List<ToolOutput> outputs) {
        Map<ToolCallId, String> byCall = new LinkedHashMap<>();
        OutputRules.check(run, outputs).forEach(output -> byCall.put(output.toolCallId(), output.output()));
        return new Submission(byCall);
    }

    /** The step with its outputs filled in. */
    RunStep answer(RunStep step) {
        StepDetails details = step.stepDetails();
        return details instanceof StepDetails.ToolCalls calls
                ? step.withDetails(StepDetails.calls(
                        calls.toolCalls().stream().map(this::answer).toList()))
                : step;
    }

    /** What the model is shown next: what it was shown, then the outputs in the order of their calls. */
    List<TurnItem> transcript(RunProgress progress) {
        List<TurnItem> grown = new ArrayList<>(progress.transcript());
        for (TurnItem item : progress.transcript()) {
            if (item instanceof TurnItem.Called call && outputs.containsKey(call.id())) {
                grown.add(new TurnItem.Returned(call.id(), outputs.getOrDefault(call.id(), "")));
            }
        }
        return grown;
    }

    private ToolCall answer(ToolCall call) {
        if (call instanceof ToolCall.Function function && outputs.containsKey(function.id())) {
            FunctionCall before = function.function();
            return new ToolCall.Function(
                    function.id(),
                    new FunctionCall(
                            before.name(), before.arguments(), outputs.get(function.id()), before.extensions()),
                    function.extensions());
        }
        return call;
    }
}
