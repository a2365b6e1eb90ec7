package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.MessageRole;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a model does in one turn into messages, steps and events, one step open at a time.
 *
 * <p>Messages and calls are told as they come. A step of calls stays open until their outputs are submitted, so a message that
 * begins after a call is held back until then. The step of a message is closed when it is known whether it is the turn's last,
 * which carries the turn's usage.
 */
final class RunReducer {
    private final Run run;
    private final Set<ToolCallId> usedIds;
    private final NewIds ids;
    private final Clock clock;
    private final RunJournal journal;
    private final StepWriter steps;
    private final List<TurnItem> said = new ArrayList<>();
    private final List<MessageBuffer> heldBack = new ArrayList<>();
    private final CallSequence calls = new CallSequence();
    private @Nullable MessageBuffer message;
    private @Nullable RunStep step;

    /** For a run in which calls bear these ids already. */
    RunReducer(Run run, Set<ToolCallId> usedIds, NewIds ids, Clock clock, RunJournal journal) {
        this.run = run;
        this.usedIds = usedIds;
        this.ids = ids;
        this.clock = clock;
        this.journal = journal;
        this.steps = new StepWriter(run, ids, clock, journal);
    }

    /** Takes one event that does not end the turn. */
    void on(TurnEvent event) {
        if (event instanceof TurnEvent.TextDelta delta) {
            tell(open().text(delta.part(), delta.text()));
        } else if (event instanceof TurnEvent.RefusalDelta delta) {
            tell(open().refusal(delta.part(), delta.refusal()));
        } else if (event instanceof TurnEvent.MessageEnded ended) {
            endMessage(ended.phase());
        } else if (event instanceof TurnEvent.MessageStarted) {
            endMessage();
        } else if (event instanceof TurnEvent.CallStarted started) {
            start(started);
        } else if (event instanceof TurnEvent.ArgumentsDelta delta) {
            calls.append(delta.id(), delta.arguments());
            tellCalls();
        } else if (event instanceof TurnEvent.CallEnded ended) {
            said.addAll(calls.end(ended.id()));
            tellCalls();
        } else if (event instanceof TurnEvent.OpaqueItem opaque) {
            said.add(new TurnItem.Opaque(opaque.json()));
        }
    }

    /** What the model said and did in this turn, to be shown to it again. */
    List<TurnItem> said() {
        return said;
    }

    /** Messages to be told when the outputs of the calls are in. */
    List<TurnItem.Said> heldBack() {
        return heldBack.stream()
                .map(held -> new TurnItem.Said(MessageRole.ASSISTANT, held.content()))
                .toList();
    }

    /** Whether the model finished every call it began. */
    boolean isWhole() {
        return calls.isWhole();
    }

    /** The turn is over; closes what is open and leaves open the step of its calls, if there are any. */
    List<CallBuffer> complete(Usage usage) {
        endMessage();
        RunStep open = step;
        if (calls.isEmpty() || open == null) {
            endStep(RunEnding.COMPLETED, usage);
            return List.of();
        }
        step = steps.update(open, calls.told());
        return calls.all();
    }

    /** The turn broke off, or what came of it is not wanted any more: closes what is open in the way the run ends. */
    void breakOff(RunEnding ending, Usage usage) {
        MessageBuffer open = message;
        message = null;
        if (!calls.isEmpty()) {
            breakOffCalls(ending, open, usage);
        } else if (open == null) {
            endStep(RunEnding.COMPLETED, usage);
        } else {
            journal.tell(RunEvent.MessageChanged.of(
                    journal.close(open.incomplete(ending.messageReason(), clock.instant()))));
            endStep(ending, usage);
        }
    }

    /** Tells messages that were held back, as steps without usage. */
    void tellHeldBack(List<TurnItem.Said> messages) {
        for (TurnItem.Said held : messages) {
            retell(MessageBuffer.of(run, ids.message(), clock.instant(), held.content()), null, Usage.ZERO);
        }
    }

    private void breakOffCalls(RunEnding ending, @Nullable MessageBuffer cut, Usage usage) {
        RunStep open = step;
        int last = heldBack.size() + (cut == null ? -1 : 0);
        if (open != null) {
            step = open.withDetails(StepDetails.calls(calls.told()));
            endStep(ending.ofCalls(), last < 0 ? usage : Usage.ZERO);
        }
        if (journal.endedElsewhere() != null) {
            // Nothing new begins in a run that is over.
            return;
        }
        for (int i = 0; i < heldBack.size(); i++) {
            retell(heldBack.get(i), null, i == last ? usage : Usage.ZERO);
        }
        if (cut != null) {
            retell(cut, ending, usage);
        }
    }

    /** Tells a message nobody heard of, cut off by an ending or whole. */
    private void retell(MessageBuffer held, @Nullable RunEnding cutBy, Usage usage) {
        step = steps.begin(held);
        held.retold().forEach(journal::tell);
        journal.tell(RunEvent.MessageChanged.of(journal.close(
                cutBy == null
                        ? held.completed(clock.instant())
                        : held.incomplete(cutBy.messageReason(), clock.instant()))));
        endStep(cutBy == null ? RunEnding.COMPLETED : cutBy, usage);
    }

    private MessageBuffer open() {
        MessageBuffer open = message;
        if (open == null) {
            open = new MessageBuffer(run, ids.message(), clock.instant());
            message = open;
            if (calls.isEmpty()) {
                endStep(RunEnding.COMPLETED, Usage.ZERO);
                step = steps.begin(open);
            }
        }
        return open;
    }

    private void endMessage() {
        endMessage(null);
    }

    private void endMessage(@Nullable String phase) {
        MessageBuffer open = message;
        if (open == null) {
            return;
        }
        message = null;
        said.add(new TurnItem.Said(MessageRole.ASSISTANT, open.content(), phase));
        if (calls.isEmpty()) {
            journal.tell(RunEvent.MessageChanged.of(journal.close(open.completed(clock.instant()))));
        } else {
            heldBack.add(open);
        }
    }

    private void start(TurnEvent.CallStarted started) {
        endMessage();
        if (calls.isEmpty()) {
            endStep(RunEnding.COMPLETED, Usage.ZERO);
            step = steps.beginCalls();
        }
        boolean used = usedIds.contains(started.id()) || calls.has(started.id());
        calls.start(started.id(), new CallBuffer(used ? ids.call() : started.id(), started.name()));
        tellCalls();
    }

    private void tellCalls() {
        RunStep open = step;
        if (open != null && !calls.isEmpty()) {
            calls.news(open.id()).forEach(journal::tell);
        }
    }

    /** Tells of the message that is open, unless it is held back. */
    private void tell(RunEvent delta) {
        if (calls.isEmpty()) {
            journal.tell(delta);
        }
    }

    private void endStep(RunEnding ending, Usage usage) {
        RunStep open = step;
        if (open != null) {
            step = null;
            steps.end(open, ending, usage);
        }
    }
}
