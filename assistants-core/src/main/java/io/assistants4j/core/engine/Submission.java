package io.assistants4j.core.engine;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.internal.Require;
import io.assistants4j.core.run.RequiredAction;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Outputs that were checked against the calls a run waits for. */
final class Submission {
    private static final int MAX_BYTES = 512 * 1024;

    private final Map<ToolCallId, String> outputs;

    private Submission(Map<ToolCallId, String> outputs) {
        this.outputs = outputs;
    }

    static Submission check(Run run, List<ToolOutput> outputs) {
        RequiredAction action = run.requiredAction();
        if (!run.status().equals(RunStatus.REQUIRES_ACTION) || action == null) {
            throw InvalidRequestException.inThisState(
                    "Runs in status \"" + run.status().value() + "\" do not accept tool outputs.");
        }
        Map<ToolCallId, String> byCall = new LinkedHashMap<>();
        outputs.forEach(output -> byCall.put(output.toolCallId(), output.output()));
        List<ToolCallId> expected =
                action.toolCalls().stream().map(RequiredToolCall::id).toList();
        if (byCall.size() != outputs.size()
                || !byCall.keySet().equals(expected.stream().collect(Collectors.toSet()))) {
            throw InvalidRequestException.inThisState("Expected tool outputs for call_ids " + list(expected.stream())
                    + ", got " + list(outputs.stream().map(ToolOutput::toolCallId)));
        }
        long bytes =
                outputs.stream().mapToLong(output -> bytes(output.output())).sum();
        if (bytes > MAX_BYTES) {
            throw Require.invalid(
                    "tool_outputs",
                    "invalid_value",
                    "the outputs together have " + bytes + " bytes. Expected at most " + MAX_BYTES + ".");
        }
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

    private static long bytes(String text) {
        // UTF-8 counted by hand: core may not use java.nio.
        return text.codePoints()
                .map(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .asLongStream()
                .sum();
    }

    private static String list(Stream<ToolCallId> ids) {
        return ids.map(id -> "'" + id + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
