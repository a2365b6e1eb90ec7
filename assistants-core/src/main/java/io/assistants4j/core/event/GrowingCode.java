package io.assistants4j.core.event;

import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.CodeDelta;
import io.assistants4j.core.event.RunStepDelta.OutputDelta;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.tool.CodeInterpreterCall;
import io.assistants4j.core.tool.CodeInterpreterCall.Output;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import java.util.List;
import java.util.Map;

/** A run of code: its input grows at the end, its outputs under their places. */
final class GrowingCode implements Growing<CallDelta, ToolCall> {
    private final ToolCallId id;
    private final StringBuilder input;
    private final Map<Integer, Growing<OutputDelta, Output>> outputs;
    private Extensions ofCode;
    private Extensions ofCall;

    GrowingCode(ToolCall.CodeInterpreter begun) {
        CodeInterpreterCall code = begun.codeInterpreter();
        id = begun.id();
        input = new StringBuilder(code.input());
        outputs = Growing.byIndex(
                code.outputs(),
                output -> output instanceof Output.Logs logs ? new GrowingLogs(logs) : new Growing.Whole<>(output));
        ofCode = code.extensions();
        ofCall = begun.extensions();
    }

    GrowingCode(ToolCallId id, CallDelta.CodeInterpreter first) {
        this(new ToolCall.CodeInterpreter(
                id, new CodeInterpreterCall("", List.of(), Extensions.NONE), Extensions.NONE));
        add(first);
    }

    @Override
    public void add(CallDelta delta) {
        if (delta instanceof CallDelta.CodeInterpreter more) {
            ofCall = Growing.join(ofCall, more.extensions());
            CodeDelta code = more.codeInterpreter();
            if (code != null) {
                add(code);
            }
        }
    }

    private void add(CodeDelta code) {
        ofCode = Growing.join(ofCode, code.extensions());
        if (code.input() != null) {
            input.append(code.input());
        }
        if (code.outputs() != null) {
            code.outputs().forEach(this::add);
        }
    }

    private void add(OutputDelta output) {
        if (output instanceof OutputDelta.Logs logs) {
            Growing.grow(outputs, logs.index(), output, new GrowingLogs(logs));
        } else if (output instanceof OutputDelta.Image image && image.image() != null) {
            Output whole = new Output.Image(image.image(), image.extensions());
            Growing.grow(outputs, image.index(), output, new Growing.Whole<>(whole));
        }
    }

    @Override
    public ToolCall grown() {
        return new ToolCall.CodeInterpreter(
                id, new CodeInterpreterCall(input.toString(), Growing.grown(outputs), ofCode), ofCall);
    }
}
