package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Clock;
import java.util.List;

/** Stores and tells the steps of one run as they begin and end. */
final class StepWriter {
    private final Run run;
    private final NewIds ids;
    private final Clock clock;
    private final RunJournal journal;

    StepWriter(Run run, NewIds ids, Clock clock, RunJournal journal) {
        this.run = run;
        this.ids = ids;
        this.clock = clock;
        this.journal = journal;
    }

    /** Begins the step that writes this message, and the message. */
    RunStep begin(MessageBuffer message) {
        RunStep started = begin(RunStepType.MESSAGE_CREATION, StepDetails.message(message.id()));
        journal.write(new StoreWrite.PutMessage(message.started(), StoreWrite.NEW));
        journal.tell(new RunEvent.MessageChanged(RunEvent.MessageChanged.CREATED, message.started()));
        journal.tell(RunEvent.MessageChanged.of(message.started()));
        return started;
    }

    RunStep beginCalls() {
        return begin(RunStepType.TOOL_CALLS, StepDetails.calls(List.of()));
    }

    /** Stores these calls with their step; followers know them. */
    RunStep update(RunStep step, List<ToolCall> calls) {
        RunStep filled = step.withDetails(StepDetails.calls(calls));
        journal.write(new StoreWrite.PutStep(filled, StoreWrite.ANY));
        return filled;
    }

    void end(RunStep step, RunEnding ending, Usage usage) {
        RunStep ended = step.ended(ending.stepStatus(), clock.instant(), ending.stepError(), usage);
        journal.tell(RunEvent.StepChanged.of(journal.close(ended)));
    }

    private RunStep begin(RunStepType type, StepDetails details) {
        RunStep started = new RunStep(
                ids.step(),
                clock.instant(),
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
        journal.write(new StoreWrite.PutStep(started, StoreWrite.NEW));
        journal.tell(new RunEvent.StepChanged(RunEvent.StepChanged.CREATED, started));
        journal.tell(RunEvent.StepChanged.of(started));
        return started;
    }
}
