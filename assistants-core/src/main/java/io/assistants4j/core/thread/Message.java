package io.assistants4j.core.thread;

import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message in a thread.
 *
 * @param id its id
 * @param createdAt when it was created
 * @param threadId the thread it stands in
 * @param status whether it is whole
 * @param incompleteDetails why it is not
 * @param completedAt when it became whole
 * @param incompleteAt when it broke off
 * @param role who wrote it
 * @param content its parts
 * @param assistantId the assistant that wrote it
 * @param runId the run that wrote it
 * @param attachments files handed over with it
 * @param metadata the caller's own pairs
 * @param extensions unknown members
 */
public record Message(
        MessageId id,
        Instant createdAt,
        ThreadId threadId,
        MessageStatus status,
        @Nullable IncompleteDetails incompleteDetails,
        @Nullable Instant completedAt,
        @Nullable Instant incompleteAt,
        MessageRole role,
        List<ContentPart> content,
        @Nullable AssistantId assistantId,
        @Nullable RunId runId,
        List<Attachment> attachments,
        Metadata metadata,
        Extensions extensions) {
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(role, "role");
        content = List.copyOf(content);
        attachments = List.copyOf(attachments);
    }

    /** The text parts, joined by line feeds; empty where there are none. */
    public String text() {
        return content.stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text().value())
                .collect(Collectors.joining("\n"));
    }

    /** The same message with this content. */
    public Message withContent(List<ContentPart> parts) {
        return new Message(
                id,
                createdAt,
                threadId,
                status,
                incompleteDetails,
                completedAt,
                incompleteAt,
                role,
                parts,
                assistantId,
                runId,
                attachments,
                metadata,
                extensions);
    }

    /** The same message in this state, with why it is incomplete if it is. */
    public Message withStatus(MessageStatus state, @Nullable IncompleteDetails why) {
        return new Message(
                id,
                createdAt,
                threadId,
                state,
                why,
                completedAt,
                incompleteAt,
                role,
                content,
                assistantId,
                runId,
                attachments,
                metadata,
                extensions);
    }

    /** The same message with these pairs. */
    public Message withMetadata(Metadata pairs) {
        return new Message(
                id,
                createdAt,
                threadId,
                status,
                incompleteDetails,
                completedAt,
                incompleteAt,
                role,
                content,
                assistantId,
                runId,
                attachments,
                pairs,
                extensions);
    }
}
