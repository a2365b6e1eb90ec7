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
import java.util.Set;

/** Ends runs that nobody executes: waiting for outputs, queued, or left behind by an engine that died. */
final class RunCloser {
    private static final int OPEN_STEPS = 20;

    private final ConversationStore store;
    private final NewIds ids;
    private final Clock clock;

    RunCloser(ConversationStore store, NewIds ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Ends a run and what is open of it, all at once; nothing where it ended or somebody executes it in the meantime. */
    void end(RunEnding ending, RunJournal journal) {
        journal.together(now -> {
            Run run = now.run();
            if (run.status().isTerminal() || now.progress().isLeased(clock.instant())) {
                return null;
            }
            closeChildren(now, ending, journal);
            new RunReducer(run, Set.of(), ids, clock, journal)
                    .tellHeldBack(now.progress().heldBack());
            RunRecord ended = ending.apply(
                    cancellingWhereNeeded(now, ending),
                    Usage.ZERO,
                    now.progress().transcript(),
                    clock.instant());
            journal.tell(RunEvent.RunChanged.of(ended.run()));
            return ended;
        });
    }

    /** Closes the message and the step that are open; the usage of the turn goes to the step that waited. */
    void closeChildren(RunRecord record, RunEnding ending, RunJournal journal) {
        Run run = record.run();
        Usage waiting = record.progress().stepUsage();
        List<RunStep> newest = store.steps(run.threadId(), run.id(), PageRequest.newest(OPEN_STEPS))
                .data();
        for (RunStep step : newest) {
            if (!step.status().equals(RunStepStatus.IN_PROGRESS)) {
                continue;
            }
            if (step.stepDetails() instanceof StepDetails.MessageCreation creation) {
                closeMessage(run, creation.messageCreation().messageId(), ending, journal);
            }
            RunStep ended = step.ended(
                    ending.stepStatus(), clock.instant(), ending.stepError(), waiting == null ? Usage.ZERO : waiting);
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

    /** Only a run that is cancelling can be cancelled, and an engine may die before it says so. */
    private static RunRecord cancellingWhereNeeded(RunRecord record, RunEnding ending) {
        return ending.status().equals(RunStatus.CANCELLED) ? RunCanceller.cancelling(record) : record;
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
