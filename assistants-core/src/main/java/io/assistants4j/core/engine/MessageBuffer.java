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
    private final Map<PartKey, Part> parts = new LinkedHashMap<>();

    MessageBuffer(Run run, MessageId id, Instant createdAt) {
        this.run = run;
        this.id = id;
        this.createdAt = createdAt;
        this.started = message(MessageStatus.IN_PROGRESS, null, null, null);
    }

    /** A whole message of these parts. */
    static MessageBuffer of(Run run, MessageId id, Instant createdAt, List<ContentPart> content) {
        MessageBuffer message = new MessageBuffer(run, id, createdAt);
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof ContentPart.Text text) {
                message.part(i, false).text.append(text.text().value());
            } else if (content.get(i) instanceof ContentPart.Refusal refusal) {
                message.part(i, true).text.append(refusal.refusal());
            }
        }
        return message;
    }

    MessageId id() {
        return id;
    }

    Message started() {
        return started;
    }

    RunEvent text(int part, String text) {
        boolean opens = !parts.containsKey(new PartKey(part, false));
        Part target = part(part, false);
        target.text.append(text);
        return text(target.index, text, opens);
    }

    RunEvent refusal(int part, String refusal) {
        Part target = part(part, true);
        target.text.append(refusal);
        return refused(target.index, refusal);
    }

    /** All of it so far, one delta a part, for followers who heard nothing of it yet. */
    List<RunEvent> retold() {
        return parts.values().stream()
                .map(part -> part.refusal
                        ? refused(part.index, part.text.toString())
                        : text(part.index, part.text.toString(), true))
                .toList();
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
        return parts.computeIfAbsent(new PartKey(upstream, refusal), unused -> new Part(parts.size(), refusal));
    }

    private RunEvent text(int index, String text, boolean opens) {
        TextDelta delta = new TextDelta(text, opens ? List.of() : null, Extensions.NONE);
        return new RunEvent.MessageDelta(MessageDelta.of(id, new PartDelta.Text(index, delta, Extensions.NONE)));
    }

    private RunEvent refused(int index, String refusal) {
        return new RunEvent.MessageDelta(MessageDelta.of(id, new PartDelta.Refusal(index, refusal, Extensions.NONE)));
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

    private record PartKey(int upstream, boolean refusal) {}

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
