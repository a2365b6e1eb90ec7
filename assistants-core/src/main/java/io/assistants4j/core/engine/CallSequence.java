package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of one turn, in the order in which they began.
 *
 * <p>The first one that is not whole is told as it comes. Those behind it wait, because followers take a new index for the
 * end of the call before it.
 */
final class CallSequence {
    private final List<CallBuffer> calls = new ArrayList<>();
    private final Map<ToolCallId, CallBuffer> byUpstreamId = new HashMap<>();
    private int current;

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Begins a call, whose deltas bear the id of the far side from now on. */
    void start(ToolCallId upstream, CallBuffer call) {
        calls.add(call);
        byUpstreamId.put(upstream, call);
    }

    boolean has(ToolCallId id) {
        return calls.stream().anyMatch(call -> call.id().equals(id));
    }

    void append(ToolCallId upstream, String arguments) {
        CallBuffer call = byUpstreamId.get(upstream);
        if (call != null && !call.isWhole()) {
            call.append(arguments);
        }
    }

    /** Ends a call; what the model did by it, or nothing where there is no such call. */
    List<TurnItem> end(ToolCallId upstream) {
        CallBuffer call = byUpstreamId.get(upstream);
        if (call == null || call.isWhole()) {
            return List.of();
        }
        call.end();
        return List.of(new TurnItem.Called(call.id(), call.name(), call.arguments()));
    }

    /** What can be told now and was not told yet. */
    List<RunEvent> news(RunStepId step) {
        List<RunEvent> news = new ArrayList<>();
        while (current < calls.size()) {
            CallBuffer call = calls.get(current);
            news.addAll(call.news(step, current));
            if (!call.isWhole()) {
                break;
            }
            current++;
        }
        return news;
    }

    /** Whether the model finished all it began. */
    boolean isWhole() {
        return calls.stream().allMatch(CallBuffer::isWhole);
    }

    List<CallBuffer> all() {
        return List.copyOf(calls);
    }

    /** The calls as they stand in the step: what followers heard of, and all they heard of it. */
    List<ToolCall> told() {
        return calls.stream()
                .filter(CallBuffer::isAnnounced)
                .map(CallBuffer::toToolCall)
                .toList();
    }
}
