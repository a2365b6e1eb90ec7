package io.assistants4j.core.engine;

import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.MessageDelta.TextDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message while the model writes it. */
final class MessageBuffer {
    private final Run run;
    private final MessageId id;
    private final Instant createdAt;
    private final Message started;
    private final Map<Integer, Part> parts = new LinkedHashMap<>();

    MessageBuffer(Run run, MessageId id, Instant createdAt) {
        this.run = run;
        this.id = id;
        this.createdAt = createdAt;
        this.started = message(MessageStatus.IN_PROGRESS, null, null, null);
    }

    MessageId id() {
        return id;
    }

    Message started() {
        return started;
    }

    RunEvent text(int part, String text) {
        boolean opens = !parts.containsKey(part);
        Part target = part(part, false);
        target.text.append(text);
        TextDelta delta = new TextDelta(text, opens ? List.of() : null, Extensions.NONE);
        return new RunEvent.MessageDelta(MessageDelta.of(id, new PartDelta.Text(target.index, delta, Extensions.NONE)));
    }

    RunEvent refusal(int part, String refusal) {
        Part target = part(part, true);
        target.text.append(refusal);
        return new RunEvent.MessageDelta(
                MessageDelta.of(id, new PartDelta.Refusal(target.index, refusal, Extensions.NONE)));
    }

    List<ContentPart> content() {
        return parts.values().stream().map(Part::content).toList();
    }

    Message completed(Instant at) {
        return message(MessageStatus.COMPLETED, null, at, null);
    }

    Message incomplete(String reason, Instant at) {
        return message(MessageStatus.INCOMPLETE, IncompleteDetails.of(reason), null, at);
    }

    /** The part the model means, under an index without gaps: accumulators of clients fail on gaps. */
    private Part part(int upstream, boolean refusal) {
        return parts.computeIfAbsent(upstream, unused -> new Part(parts.size(), refusal));
    }

    private Message message(
            MessageStatus status,
            @Nullable IncompleteDetails details,
            @Nullable Instant completedAt,
            @Nullable Instant incompleteAt) {
        return new Message(
                id,
                createdAt,
                run.threadId(),
                status,
                details,
                completedAt,
                incompleteAt,
                MessageRole.ASSISTANT,
                content(),
                run.assistantId(),
                run.id(),
                List.of(),
                Metadata.NONE,
                Extensions.NONE);
    }

    private static final class Part {
        private final int index;
        private final boolean refusal;
        private final StringBuilder text = new StringBuilder();

        Part(int index, boolean refusal) {
            this.index = index;
            this.refusal = refusal;
        }

        ContentPart content() {
            return refusal
                    ? new ContentPart.Refusal(text.toString(), Extensions.NONE)
                    : ContentPart.text(text.toString());
        }
    }
}
