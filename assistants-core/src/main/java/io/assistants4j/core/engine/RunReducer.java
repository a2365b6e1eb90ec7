package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a model does in one turn into messages, steps and events, one step open at a time.
 *
 * <p>A message is streamed as it comes. Calls are told when the turn is over: a step of calls stays open until their outputs
 * are submitted, so nothing may follow it, and a call that was cut off must not be told at all. The step of a message is
 * closed when it is known whether it is the turn's last, which carries the turn's usage.
 */
final class RunReducer {
    private final Run run;
    private final NewIds ids;
    private final Clock clock;
    private final RunJournal journal;
    private final List<TurnItem> said = new ArrayList<>();
    private final Map<ToolCallId, CallBuffer> calls = new LinkedHashMap<>();
    private @Nullable MessageBuffer message;
    private @Nullable RunStep step;

    RunReducer(Run run, NewIds ids, Clock clock, RunJournal journal) {
        this.run = run;
        this.ids = ids;
        this.clock = clock;
        this.journal = journal;
    }

    /** Takes one event that does not end the turn. */
    void on(TurnEvent event) {
        if (event instanceof TurnEvent.TextDelta delta) {
            journal.tell(open().text(delta.part(), delta.text()));
        } else if (event instanceof TurnEvent.RefusalDelta delta) {
            journal.tell(open().refusal(delta.part(), delta.refusal()));
        } else if (event instanceof TurnEvent.MessageStarted || event instanceof TurnEvent.MessageEnded) {
            endMessage();
        } else if (event instanceof TurnEvent.CallStarted started) {
            calls.put(started.id(), new CallBuffer(started.id(), started.name()));
        } else if (event instanceof TurnEvent.ArgumentsDelta delta) {
            CallBuffer call = calls.get(delta.id());
            if (call != null) {
                call.append(delta.arguments());
            }
        } else if (event instanceof TurnEvent.CallEnded ended) {
            CallBuffer call = calls.get(ended.id());
            if (call != null) {
                call.end();
                said.add(new TurnItem.Called(call.id(), call.name(), call.arguments()));
            }
        } else if (event instanceof TurnEvent.OpaqueItem opaque) {
            said.add(new TurnItem.Opaque(opaque.json()));
        }
    }

    /** What the model said and did in this turn, to be shown to it again. */
    List<TurnItem> said() {
        return said;
    }

    /** The turn is over; closes what is open and opens the step of its calls, if there are any. */
    List<CallBuffer> complete(Usage usage) {
        endMessage();
        List<CallBuffer> whole =
                calls.values().stream().filter(CallBuffer::whole).toList();
        if (whole.isEmpty()) {
            endStep(RunStepStatus.COMPLETED, null, usage);
            return whole;
        }
        endStep(RunStepStatus.COMPLETED, null, Usage.ZERO);
        openCalls(whole);
        return whole;
    }

    /** The turn broke off: an open message ends as incomplete for this reason, its step as this; calls are dropped. */
    void breakOff(String reason, RunStepStatus end, @Nullable LastError error, Usage usage) {
        MessageBuffer open = message;
        if (open == null) {
            endStep(RunStepStatus.COMPLETED, null, usage);
            return;
        }
        message = null;
        journal.tell(RunEvent.MessageChanged.of(journal.close(open.incomplete(reason, now()))));
        endStep(end, error, usage);
    }

    private MessageBuffer open() {
        MessageBuffer open = message;
        if (open == null) {
            endStep(RunStepStatus.COMPLETED, null, Usage.ZERO);
            open = new MessageBuffer(run, ids.message(), now());
            message = open;
            startStep(RunStepType.MESSAGE_CREATION, StepDetails.message(open.id()));
            journal.write(new StoreWrite.PutMessage(open.started(), StoreWrite.NEW));
            journal.tell(new RunEvent.MessageChanged(RunEvent.MessageChanged.CREATED, open.started()));
            journal.tell(RunEvent.MessageChanged.of(open.started()));
        }
        return open;
    }

    private void endMessage() {
        MessageBuffer open = message;
        if (open != null) {
            message = null;
            said.add(new TurnItem.Said(MessageRole.ASSISTANT, open.content()));
            journal.tell(RunEvent.MessageChanged.of(journal.close(open.completed(now()))));
        }
    }

    private RunStep startStep(RunStepType type, StepDetails details) {
        RunStep started = new RunStep(
                ids.step(),
                now(),
                run.assistantId(),
                run.threadId(),
                run.id(),
                type,
                RunStepStatus.IN_PROGRESS,
                details,
                null,
                null,
                null,
                null,
                null,
                Metadata.NONE,
                null,
                Extensions.NONE);
        step = started;
        journal.write(new StoreWrite.PutStep(started, StoreWrite.NEW));
        journal.tell(new RunEvent.StepChanged(RunEvent.StepChanged.CREATED, started));
        journal.tell(RunEvent.StepChanged.of(started));
        return started;
    }

    private void endStep(RunStepStatus end, @Nullable LastError error, Usage usage) {
        RunStep open = step;
        if (open != null) {
            step = null;
            RunStep ended = open.ended(end, now(), error, usage);
            journal.write(new StoreWrite.PutStep(ended, StoreWrite.ANY));
            journal.tell(RunEvent.StepChanged.of(ended));
        }
    }

    private void openCalls(List<CallBuffer> whole) {
        RunStep started = startStep(RunStepType.TOOL_CALLS, StepDetails.calls(List.of()));
        step = null;
        journal.write(new StoreWrite.PutStep(
                started.withDetails(StepDetails.calls(
                        whole.stream().map(CallBuffer::toToolCall).toList())),
                StoreWrite.ANY));
        for (int index = 0; index < whole.size(); index++) {
            whole.get(index).deltas(started.id(), index).forEach(journal::tell);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
