package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import java.time.Clock;
import java.util.List;

/** Ends runs that nobody executes: waiting for outputs, queued, or left behind by an engine that died. */
final class RunCloser {
    private static final int OPEN_STEPS = 20;

    private final ConversationStore store;
    private final Clock clock;

    RunCloser(ConversationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Ends a run and what is open of it; nothing where it ended in the meantime. */
    void end(Run run, RunEnding ending, RunJournal journal) {
        closeChildren(run, ending, journal);
        RunRecord ended = journal.move(
                record -> record.run().status().isTerminal()
                        ? record
                        : ending.apply(
                                cancellingWhereNeeded(record, ending),
                                Usage.ZERO,
                                record.progress().transcript(),
                                clock.instant()),
                List.of());
        journal.tell(RunEvent.RunChanged.of(ended.run()));
    }

    /** Closes the message and the step that are open; the usage of the turn goes to the step that waited. */
    void closeChildren(Run run, RunEnding ending, RunJournal journal) {
        List<RunStep> newest = store.steps(run.threadId(), run.id(), PageRequest.newest(OPEN_STEPS))
                .data();
        Usage waiting = store.run(run.threadId(), run.id())
                .map(found -> found.value().progress().stepUsage())
                .orElse(Usage.ZERO);
        for (RunStep step : newest) {
            if (!step.status().equals(RunStepStatus.IN_PROGRESS)) {
                continue;
            }
            if (step.stepDetails() instanceof StepDetails.MessageCreation creation) {
                closeMessage(run, creation.messageCreation().messageId(), ending, journal);
            }
            RunStep ended = step.ended(ending.stepStatus(), clock.instant(), ending.stepError(), waiting);
            journal.write(new StoreWrite.PutStep(ended, StoreWrite.ANY));
            journal.tell(RunEvent.StepChanged.of(ended));
        }
    }

    private void closeMessage(Run run, MessageId id, RunEnding ending, RunJournal journal) {
        store.message(run.threadId(), id)
                .map(Versioned::value)
                .filter(message -> message.status().equals(MessageStatus.IN_PROGRESS))
                .ifPresent(message -> journal.tell(
                        RunEvent.MessageChanged.of(journal.close(incomplete(message, ending.messageReason())))));
    }

    /** A run waiting for outputs can only be cancelled by way of cancelling, and an engine may die in between. */
    private static RunRecord cancellingWhereNeeded(RunRecord record, RunEnding ending) {
        boolean direct =
                ending.status() != RunStatus.CANCELLED || record.run().status().equals(RunStatus.CANCELLING);
        return direct
                ? record
                : record.with(record.run().draft().status(RunStatus.CANCELLING).build());
    }

    private Message incomplete(Message message, String reason) {
        return new Message(
                message.id(),
                message.createdAt(),
                message.threadId(),
                MessageStatus.INCOMPLETE,
                IncompleteDetails.of(reason),
                null,
                clock.instant(),
                message.role(),
                message.content(),
                message.assistantId(),
                message.runId(),
                message.attachments(),
                message.metadata(),
                message.extensions());
    }
}
