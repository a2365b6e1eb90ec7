package io.assistants4j.astra;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.wire.cache.RecentlyUsed;
import java.util.Optional;

/**
 * Ends messages that the server leaves in progress for ever, what was streamed behind outputs and what a run had said before it
 * failed, as their run ended and as streams tell them. How a run ended changes no more, so it is asked once. Thread-safe.
 */
final class MessageEnds {
    private static final int KNOWN = 1_000;

    private final Runs runs;
    private final RecentlyUsed<RunId, RunStatus> known = new RecentlyUsed<>(KNOWN);

    MessageEnds(Runs runs) {
        this.runs = runs;
    }

    Page<Message> of(Page<Message> page) {
        return new Page<>(
                page.data().stream().map(this::of).toList(),
                page.firstId(),
                page.lastId(),
                page.hasMore(),
                page.extensions());
    }

    Message of(Message message) {
        RunId run = message.runId();
        if (run == null || !message.status().equals(MessageStatus.IN_PROGRESS) || AstraProvider.isNote(message)) {
            return message;
        }
        return status(message, run).map(status -> ended(message, status)).orElse(message);
    }

    /** How the run ended, if it did. */
    private Optional<RunStatus> status(Message message, RunId run) {
        RunStatus ended = known.find(run);
        if (ended != null) {
            return Optional.of(ended);
        }
        try {
            RunStatus status = runs.find(message.threadId(), run).status();
            if (!status.isTerminal()) {
                return Optional.empty();
            }
            known.put(run, status);
            return Optional.of(status);
        } catch (NotFoundException e) {
            // Some runs the server cannot read again.
            return Optional.empty();
        }
    }

    private static Message ended(Message message, RunStatus run) {
        return run.equals(RunStatus.COMPLETED)
                ? message.withStatus(MessageStatus.COMPLETED, null)
                : message.withStatus(MessageStatus.INCOMPLETE, IncompleteDetails.of("run_" + run.value()));
    }
}
