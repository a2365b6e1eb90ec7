package io.assistants4j.core.event;

import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.DetailsDelta;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.tool.FileSearchCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step that grows by deltas of its calls; one that writes a message names it from the start. */
final class GrowingStep {
    private final RunStep begun;
    private final Map<Integer, Growing<CallDelta, ToolCall>> calls;

    GrowingStep(RunStep begun) {
        this.begun = begun;
        List<ToolCall> known =
                begun.stepDetails() instanceof StepDetails.ToolCalls details ? details.toolCalls() : List.of();
        this.calls = Growing.byIndex(known, GrowingStep::begin);
    }

    RunStep step() {
        return begun.stepDetails() instanceof StepDetails.ToolCalls details
                ? begun.withDetails(new StepDetails.ToolCalls(Growing.grown(calls), details.extensions()))
                : begun;
    }

    void add(RunStepDelta delta) {
        if (delta.delta().stepDetails() instanceof DetailsDelta.ToolCalls more) {
            for (CallDelta call : more.toolCalls()) {
                Integer index = index(call);
                if (index != null) {
                    Growing.grow(calls, index, call, open(call));
                }
            }
        }
    }

    private static Growing<CallDelta, ToolCall> begin(ToolCall call) {
        if (call instanceof ToolCall.Function function) {
            return new GrowingFunction(function);
        }
        if (call instanceof ToolCall.CodeInterpreter code) {
            return new GrowingCode(code);
        }
        return call instanceof ToolCall.FileSearch search ? new GrowingSearch(search) : new Growing.Whole<>(call);
    }

    /** The call a first delta opens; null where it lacks the id, without which there is no call. */
    private static @Nullable Growing<CallDelta, ToolCall> open(CallDelta first) {
        if (first instanceof CallDelta.Function function && function.id() != null) {
            return new GrowingFunction(function.id(), function);
        }
        if (first instanceof CallDelta.CodeInterpreter code && code.id() != null) {
            return new GrowingCode(code.id(), code);
        }
        if (first instanceof CallDelta.FileSearch search && search.id() != null) {
            FileSearchCall known =
                    search.fileSearch() == null ? new FileSearchCall(null, null, Extensions.NONE) : search.fileSearch();
            return new GrowingSearch(new ToolCall.FileSearch(search.id(), known, search.extensions()));
        }
        return null;
    }

    /** The place a delta means; null where this version cannot tell. */
    private static @Nullable Integer index(CallDelta call) {
        if (call instanceof CallDelta.Function function) {
            return function.index();
        }
        if (call instanceof CallDelta.CodeInterpreter code) {
            return code.index();
        }
        return call instanceof CallDelta.FileSearch search ? search.index() : null;
    }
}
