package io.assistants4j.core.event;

import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.FunctionDelta;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import org.jspecify.annotations.Nullable;

/** A call of a function: its arguments grow at the end, and so does its output where it is told in pieces. */
final class GrowingFunction implements Growing<CallDelta, ToolCall> {
    private final ToolCallId id;
    private final StringBuilder arguments;
    private String name;
    private @Nullable String output;
    private Extensions ofFunction;
    private Extensions ofCall;

    GrowingFunction(ToolCall.Function begun) {
        id = begun.id();
        name = begun.function().name();
        arguments = new StringBuilder(begun.function().arguments());
        output = begun.function().output();
        ofFunction = begun.function().extensions();
        ofCall = begun.extensions();
    }

    GrowingFunction(ToolCallId id, CallDelta.Function first) {
        this(new ToolCall.Function(id, new FunctionCall("", "", null, Extensions.NONE), Extensions.NONE));
        add(first);
    }

    @Override
    public void add(CallDelta delta) {
        if (delta instanceof CallDelta.Function more) {
            ofCall = Growing.join(ofCall, more.extensions());
            FunctionDelta function = more.function();
            if (function != null) {
                add(function);
            }
        }
    }

    private void add(FunctionDelta function) {
        ofFunction = Growing.join(ofFunction, function.extensions());
        if (function.name() != null) {
            name += function.name();
        }
        if (function.arguments() != null) {
            arguments.append(function.arguments());
        }
        if (function.output() != null) {
            output = output == null ? function.output() : output + function.output();
        }
    }

    @Override
    public ToolCall grown() {
        return new ToolCall.Function(id, new FunctionCall(name, arguments.toString(), output, ofFunction), ofCall);
    }
}
