package io.assistants4j.core.run;

import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing a run did: wrote a message or called tools.
 *
 * @param id its id
 * @param createdAt when it began
 * @param assistantId the assistant that answers
 * @param threadId the thread
 * @param runId the run it belongs to
 * @param type what it does
 * @param status its state
 * @param stepDetails the message written or the tools called
 * @param lastError why it failed
 * @param expiredAt when it expired
 * @param cancelledAt when it was cancelled
 * @param failedAt when it failed
 * @param completedAt when it was done
 * @param metadata the caller's own pairs
 * @param usage tokens used; null while in progress
 * @param extensions unknown members
 */
public record RunStep(
        RunStepId id,
        Instant createdAt,
        AssistantId assistantId,
        ThreadId threadId,
        RunId runId,
        RunStepType type,
        RunStepStatus status,
        StepDetails stepDetails,
        @Nullable LastError lastError,
        @Nullable Instant expiredAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant failedAt,
        @Nullable Instant completedAt,
        Metadata metadata,
        @Nullable Usage usage,
        Extensions extensions) {
    public RunStep {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(assistantId, "assistantId");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(stepDetails, "stepDetails");
    }

    /** The same step with these details. */
    public RunStep withDetails(StepDetails details) {
        return new RunStep(
                id,
                createdAt,
                assistantId,
                threadId,
                runId,
                type,
                status,
                details,
                lastError,
                expiredAt,
                cancelledAt,
                failedAt,
                completedAt,
                metadata,
                usage,
                extensions);
    }

    /** The same step with this usage. */
    public RunStep withUsage(@Nullable Usage tokens) {
        return new RunStep(
                id,
                createdAt,
                assistantId,
                threadId,
                runId,
                type,
                status,
                stepDetails,
                lastError,
                expiredAt,
                cancelledAt,
                failedAt,
                completedAt,
                metadata,
                tokens,
                extensions);
    }

    /** The step ended in this state, with the time set that belongs to it. */
    public RunStep ended(RunStepStatus end, Instant at, @Nullable LastError error, Usage tokens) {
        return new RunStep(
                id,
                createdAt,
                assistantId,
                threadId,
                runId,
                type,
                end,
                stepDetails,
                error,
                end == RunStepStatus.EXPIRED ? at : expiredAt,
                end == RunStepStatus.CANCELLED ? at : cancelledAt,
                end == RunStepStatus.FAILED ? at : failedAt,
                end == RunStepStatus.COMPLETED ? at : completedAt,
                metadata,
                tokens,
                extensions);
    }
}
