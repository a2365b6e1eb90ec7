package io.assistants4j.wire.assistants;

import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunEvent.MessageChanged;
import io.assistants4j.core.event.RunEvent.RunChanged;
import io.assistants4j.core.event.RunEvent.StepChanged;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one stream with those the far side leaves out: each message stands in a step, each step is in progress before
 * anything is told of it, and in the end what is open is closed as it is kept. Events that are told twice are told once, a message
 * that is announced is told with its first word: it may never have one. Messages that are not the run's are left out: a far side
 * may follow the newest of the thread. Not thread-safe.
 */
final class StreamMending {
    private final Set<String> told = new HashSet<>();
    private final Set<MessageId> others = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable RunStep step;
    private boolean stepProgresses;
    private @Nullable Message announced;
    private @Nullable Message message;
    private String lastOfRun = "";
    private @Nullable RunId run;

    /** The event with what has to come before and after it. */
    List<RunEvent> mended(RunEvent event) {
        List<RunEvent> events = new ArrayList<>();
        if (isOfAnother(event)) {
            return events;
        }
        if (event instanceof RunChanged changed) {
            run = changed.run().id();
            if (!changed.event().equals(lastOfRun)) {
                events.add(event);
            }
            lastOfRun = changed.event();
        } else if (event instanceof StepChanged changed) {
            step(changed, events);
        } else if (event instanceof MessageChanged changed) {
            message(changed, events);
        } else if (event instanceof RunEvent.MessageDelta more) {
            tellAnnounced(events);
            more.delta().delta().content().forEach(this::grow);
            events.add(event);
        } else if (event instanceof RunEvent.StepDelta) {
            progress(events);
            events.add(event);
        } else {
            events.add(event);
        }
        return events;
    }

    /**
     * What is missing of what a run wrote.
     *
     * @param run as it ended, or waits
     * @param kept its messages, oldest first
     */
    List<RunEvent> rest(Run run, List<Message> kept) {
        List<RunEvent> events = new ArrayList<>();
        if (run.status().equals(RunStatus.REQUIRES_ACTION)) {
            return events;
        }
        skipped(run, events);
        for (Message whole : kept) {
            Message begun = message;
            if (begun != null
                    ? begun.id().equals(whole.id())
                    : !told.contains(whole.id().value())) {
                close(run, whole, events);
            }
        }
        Message open = message;
        if (open != null) {
            // What says nothing is not kept for others to see.
            message = null;
            events.add(MessageChanged.of(ended(open, run)));
        }
        endStep(run, events);
        return events;
    }

    /** A stream that was given up may not have told that the run began. */
    private void skipped(Run run, List<RunEvent> events) {
        List<RunStatus> begin = List.of(RunStatus.QUEUED, RunStatus.IN_PROGRESS);
        int next = lastOfRun.equals(RunChanged.CREATED)
                ? 0
                : lastOfRun.equals("thread.run." + RunStatus.QUEUED.value()) ? 1 : begin.size();
        begin.subList(next, begin.size())
                .forEach(status -> events.add(
                        RunChanged.of(run.draft().status(status).lastError(null).build())));
    }

    private void close(Run run, Message whole, List<RunEvent> events) {
        if (message == null) {
            begin(whole, events);
        }
        String more = whole.text().startsWith(text.toString()) ? whole.text().substring(text.length()) : "";
        if (!more.isEmpty()) {
            events.add(new RunEvent.MessageDelta(MessageDelta.of(
                    whole.id(),
                    new PartDelta.Text(0, new MessageDelta.TextDelta(more, null, Extensions.NONE), Extensions.NONE))));
        }
        message = null;
        events.add(MessageChanged.of(ended(whole, run)));
        endStep(run, events);
    }

    /** Whether it tells of a question, or of the answer of another run. */
    private boolean isOfAnother(RunEvent event) {
        if (event instanceof MessageChanged changed) {
            Message said = changed.message();
            if (said.runId() == null
                    ? said.role().equals(MessageRole.USER)
                    : run != null && !said.runId().equals(run)) {
                others.add(said.id());
            }
            return others.contains(said.id());
        }
        return event instanceof RunEvent.MessageDelta more
                && others.contains(more.delta().id());
    }

    private void step(StepChanged changed, List<RunEvent> events) {
        RunStep now = changed.step();
        if (changed.event().equals(StepChanged.CREATED)) {
            told.add(now.id().value());
            step = now;
            stepProgresses = false;
            events.add(changed);
            return;
        }
        if (now.status().equals(RunStepStatus.IN_PROGRESS)) {
            progress(events);
            return;
        }
        progress(events);
        step = null;
        events.add(changed);
    }

    private void progress(List<RunEvent> events) {
        if (step != null && !stepProgresses) {
            stepProgresses = true;
            events.add(StepChanged.of(step));
        }
    }

    private void message(MessageChanged changed, List<RunEvent> events) {
        Message now = changed.message();
        if (changed.event().equals(MessageChanged.CREATED)) {
            announced = now;
        } else if (now.status().equals(MessageStatus.IN_PROGRESS)) {
            announced = message == null ? now : announced;
        } else {
            tellAnnounced(events);
            message = null;
            events.add(changed);
        }
    }

    private void tellAnnounced(List<RunEvent> events) {
        Message awaited = announced;
        if (awaited != null) {
            begin(awaited, events);
        }
    }

    private void begin(Message begun, List<RunEvent> events) {
        announced = null;
        told.add(begun.id().value());
        text.setLength(0);
        if (step == null) {
            RunStep own = stepOf(begun);
            if (own != null) {
                step(new StepChanged(StepChanged.CREATED, own), events);
            }
        }
        progress(events);
        Message empty = begun.withContent(List.of()).withStatus(MessageStatus.IN_PROGRESS, begun.incompleteDetails());
        message = empty;
        events.add(new MessageChanged(MessageChanged.CREATED, empty));
        events.add(MessageChanged.of(empty));
    }

    /** A step for a message that has none; its id is made of that of the message. */
    private @Nullable RunStep stepOf(Message begun) {
        if (begun.runId() == null || begun.assistantId() == null) {
            return null;
        }
        String id = "step_" + begun.id().value().replaceFirst("^msg_", "");
        return new RunStep(
                new RunStepId(told.contains(id) ? id + "_message" : id),
                begun.createdAt(),
                begun.assistantId(),
                begun.threadId(),
                begun.runId(),
                RunStepType.MESSAGE_CREATION,
                RunStepStatus.IN_PROGRESS,
                StepDetails.message(begun.id()),
                null,
                null,
                null,
                null,
                null,
                Metadata.NONE,
                null,
                Extensions.NONE);
    }

    /** Ends the step of a message as its run ended; calls stay open, for they wait. */
    private void endStep(Run run, List<RunEvent> events) {
        RunStep open = step;
        if (open == null) {
            return;
        }
        boolean well = run.status().equals(RunStatus.COMPLETED);
        LastError error = well ? null : run.lastError();
        step = null;
        events.add(StepChanged.of(
                open.ended(well ? RunStepStatus.COMPLETED : RunStepStatus.FAILED, open.createdAt(), error, Usage.ZERO)
                        .withUsage(null)));
    }

    private void grow(PartDelta part) {
        if (part instanceof PartDelta.Text more
                && more.text() != null
                && more.text().value() != null) {
            text.append(more.text().value());
        }
    }

    private static Message ended(Message message, Run run) {
        return run.status().equals(RunStatus.COMPLETED)
                ? message.withStatus(MessageStatus.COMPLETED, null)
                : message.withStatus(
                        MessageStatus.INCOMPLETE,
                        IncompleteDetails.of("run_" + run.status().value()));
    }
}
