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
    private final StringBuilder arguments = new StringBuilder();
    private final List<String> untold = new ArrayList<>();
    private boolean announced;
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
        return arguments.toString();
    }

    void append(String piece) {
        if (!piece.isEmpty()) {
            arguments.append(piece);
            untold.add(piece);
        }
    }

    void end() {
        whole = true;
    }

    boolean isWhole() {
        return whole;
    }

    /** Whether followers heard of it; if so, they heard all of it. */
    boolean isAnnounced() {
        return announced;
    }

    ToolCall toToolCall() {
        return new ToolCall.Function(id, new FunctionCall(name, arguments(), null, Extensions.NONE), Extensions.NONE);
    }

    RequiredToolCall toRequired() {
        return RequiredToolCall.of(id, name, arguments());
    }

    /** What followers did not hear yet: id and name once, since they join the texts they hear. */
    List<RunEvent> news(RunStepId step, int index) {
        List<RunEvent> news = new ArrayList<>();
        if (!announced) {
            announced = true;
            news.add(delta(step, index, id, new RunStepDelta.FunctionDelta(name, "", null, Extensions.NONE)));
        }
        for (String piece : untold) {
            news.add(delta(step, index, null, new RunStepDelta.FunctionDelta(null, piece, null, Extensions.NONE)));
        }
        untold.clear();
        return news;
    }

    private static RunEvent delta(
            RunStepId step, int index, @Nullable ToolCallId id, RunStepDelta.FunctionDelta function) {
        return new RunEvent.StepDelta(
                RunStepDelta.of(step, new RunStepDelta.CallDelta.Function(index, id, function, Extensions.NONE)));
    }
}
