package io.assistants4j.core.run;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.internal.Require;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.tool.ToolOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which outputs a run takes, for those who keep runs and for those whose far side takes any. */
public final class OutputRules {
    private static final int MAX_BYTES = 512 * 1024;

    private OutputRules() {}

    /**
     * Refuses outputs that are not exactly those the run waits for, or are too large together.
     *
     * @return the outputs in the order of their calls
     * @throws InvalidRequestException in the words of the Assistants API
     */
    public static List<ToolOutput> check(Run run, List<ToolOutput> outputs) {
        RequiredAction action = run.requiredAction();
        if (!run.status().equals(RunStatus.REQUIRES_ACTION) || action == null) {
            throw InvalidRequestException.inThisState(
                    "Runs in status \"" + run.status().value() + "\" do not accept tool outputs.");
        }
        Map<ToolCallId, ToolOutput> byCall = new LinkedHashMap<>();
        outputs.forEach(output -> byCall.put(output.toolCallId(), output));
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
        return expected.stream()
                .flatMap(id -> Stream.ofNullable(byCall.get(id)))
                .toList();
    }

    private static long bytes(String text) {
        // UTF-8 counted by hand: core may not use java.nio. By characters, of which two make up what takes four bytes:
        // half a megabyte is a lot for code points.
        long bytes = 0;
        for (int at = 0, length = text.length(); at < length; at++) {
            char next = text.charAt(at);
            bytes += next < 0x80 ? 1 : next < 0x800 || Character.isSurrogate(next) ? 2 : 3;
        }
        return bytes;
    }

    private static String list(Stream<ToolCallId> ids) {
        return ids.map(id -> "'" + id + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
