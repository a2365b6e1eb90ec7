package io.assistants4j.wire.assistants;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.DetailsDelta;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.RequiredAction;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunDraft;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.tool.ToolOutput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What far sides tell, without contradictions: a run waits for outputs only where its state says so, one that failed has an error,
 * and calls have ids of their own, also where a far side gives one to all of a turn. Which one an id stands for is seen from the id
 * itself, so that the outputs can come from anywhere.
 */
final class Mended {
    private static final Pattern NUMBER = Pattern.compile("~\\d+$");
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final LastError UNTOLD = LastError.of(ErrorCode.SERVER_ERROR, "The far side does not say why.");

    /** The time by which runs expire here; null where the far side sees to that. */
    private final @Nullable Clock clock;

    Mended(@Nullable Clock clock) {
        this.clock = clock;
    }

    <T> T value(Class<T> type, T value) {
        return value instanceof Run run ? type.cast(run(run)) : value;
    }

    Run run(Run run) {
        return run(run, run.status().equals(RunStatus.REQUIRES_ACTION));
    }

    RunEvent event(RunEvent event) {
        if (event instanceof RunEvent.RunChanged changed) {
            Run run = changed.run();
            boolean waits = run.status().equals(RunStatus.REQUIRES_ACTION)
                    || RunStatus.REQUIRES_ACTION.equals(RunStreamEnd.told(changed));
            return new RunEvent.RunChanged(changed.event(), run(run, waits));
        }
        return event instanceof RunEvent.StepDelta delta ? new RunEvent.StepDelta(delta(delta.delta())) : event;
    }

    /** Outputs by the ids the far side knows. */
    static List<ToolOutput> sent(List<ToolOutput> outputs) {
        return outputs.stream()
                .map(output -> ToolOutput.of(
                        NUMBER.matcher(output.toolCallId().value()).replaceFirst(""), output.output()))
                .toList();
    }

    private Run run(Run run, boolean waits) {
        RequiredAction action = run.requiredAction();
        boolean unexplained = run.status().equals(RunStatus.FAILED) && run.lastError() == null;
        if (action == null && !unexplained && clock == null) {
            return run;
        }
        RunDraft draft = run.draft().requiredAction(waits && action != null ? action(action) : null);
        if (unexplained) {
            draft.lastError(UNTOLD);
        }
        if (clock != null && run.expiresAt() == null && !run.status().isTerminal()) {
            expire(run, draft, clock.instant());
        }
        return draft.build();
    }

    private static void expire(Run run, RunDraft draft, Instant now) {
        Instant end = run.createdAt().plus(LIFETIME);
        if (now.isBefore(end)) {
            draft.expiresAt(end);
        } else {
            draft.status(RunStatus.EXPIRED).requiredAction(null);
        }
    }

    private static RequiredAction action(RequiredAction action) {
        Map<ToolCallId, Integer> seen = new HashMap<>();
        List<RequiredToolCall> calls = action.toolCalls().stream()
                .map(call -> new RequiredToolCall(
                        numbered(call.id(), seen), call.type(), call.function(), call.extensions()))
                .toList();
        return new RequiredAction(
                action.type(),
                new RequiredAction.SubmitToolOutputs(
                        calls, action.submitToolOutputs().extensions()),
                action.extensions());
    }

    private static RunStepDelta delta(RunStepDelta delta) {
        if (!(delta.delta().stepDetails() instanceof DetailsDelta.ToolCalls calls)) {
            return delta;
        }
        Map<ToolCallId, Integer> seen = new HashMap<>();
        List<CallDelta> numbered = calls.toolCalls().stream()
                .map(call -> call instanceof CallDelta.Function function && function.id() != null
                        ? new CallDelta.Function(
                                function.index(),
                                numbered(function.id(), seen),
                                function.function(),
                                function.extensions())
                        : call)
                .toList();
        return new RunStepDelta(
                delta.id(),
                new RunStepDelta.Body(
                        new DetailsDelta.ToolCalls(numbered, calls.extensions()),
                        delta.delta().extensions()),
                delta.extensions());
    }

    /** The id, with a number behind it where another call has it. */
    private static ToolCallId numbered(ToolCallId id, Map<ToolCallId, Integer> seen) {
        @Nullable Integer times = seen.merge(id, 1, Integer::sum);
        return times == null || times == 1 ? id : new ToolCallId(id + "~" + times);
    }
}
