package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a function while the model writes it. */
final class CallBuffer {
    private final ToolCallId id;
    private final String name;
    private final List<String> pieces = new ArrayList<>();
    private boolean whole;

    CallBuffer(ToolCallId id, String name) {
        this.id = id;
        this.name = name;
    }

    ToolCallId id() {
        return id;
    }

    String name() {
        return name;
    }

    String arguments() {
        return String.join("", pieces);
    }

    void append(String arguments) {
        pieces.add(arguments);
    }

    void end() {
        whole = true;
    }

    boolean whole() {
        return whole;
    }

    ToolCall toToolCall() {
        return new ToolCall.Function(id, new FunctionCall(name, arguments(), null, Extensions.NONE), Extensions.NONE);
    }

    RequiredToolCall toRequired() {
        return RequiredToolCall.of(id, name, arguments());
    }

    /** The call as a follower hears of it: id and name once, since followers join the texts they hear. */
    List<RunEvent> deltas(RunStepId step, int index) {
        List<RunEvent> deltas = new ArrayList<>();
        deltas.add(delta(step, index, id, new RunStepDelta.FunctionDelta(name, "", null, Extensions.NONE)));
        for (String piece : pieces) {
            deltas.add(delta(step, index, null, new RunStepDelta.FunctionDelta(null, piece, null, Extensions.NONE)));
        }
        return deltas;
    }

    private static RunEvent delta(
            RunStepId step, int index, @Nullable ToolCallId id, RunStepDelta.FunctionDelta function) {
        return new RunEvent.StepDelta(
                RunStepDelta.of(step, new RunStepDelta.CallDelta.Function(index, id, function, Extensions.NONE)));
    }
}
