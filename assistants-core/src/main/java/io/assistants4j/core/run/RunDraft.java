package io.assistants4j.core.run;

import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run being changed; only what changes in the life of a run can be set. Not thread-safe. */
public final class RunDraft {
    private final Run run;
    private RunStatus status;
    private @Nullable RequiredAction requiredAction;
    private @Nullable LastError lastError;
    private @Nullable Instant expiresAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant cancelledAt;
    private @Nullable Instant failedAt;
    private @Nullable Instant completedAt;
    private @Nullable IncompleteDetails incompleteDetails;
    private Metadata metadata;
    private @Nullable Usage usage;
    private Extensions extensions;

    RunDraft(Run run) {
        this.run = run;
        this.status = run.status();
        this.requiredAction = run.requiredAction();
        this.lastError = run.lastError();
        this.expiresAt = run.expiresAt();
        this.startedAt = run.startedAt();
        this.cancelledAt = run.cancelledAt();
        this.failedAt = run.failedAt();
        this.completedAt = run.completedAt();
        this.incompleteDetails = run.incompleteDetails();
        this.metadata = run.metadata();
        this.usage = run.usage();
        this.extensions = run.extensions();
    }

    /** Its state. */
    public RunDraft status(RunStatus value) {
        this.status = value;
        return this;
    }

    /** What it waits for, in {@code requires_action} only. */
    public RunDraft requiredAction(@Nullable RequiredAction value) {
        this.requiredAction = value;
        return this;
    }

    /** Why it failed. */
    public RunDraft lastError(@Nullable LastError value) {
        this.lastError = value;
        return this;
    }

    /** When it expires; null once it ended. */
    public RunDraft expiresAt(@Nullable Instant value) {
        this.expiresAt = value;
        return this;
    }

    /** When its execution began. */
    public RunDraft startedAt(@Nullable Instant value) {
        this.startedAt = value;
        return this;
    }

    /** When it was cancelled. */
    public RunDraft cancelledAt(@Nullable Instant value) {
        this.cancelledAt = value;
        return this;
    }

    /** When it failed. */
    public RunDraft failedAt(@Nullable Instant value) {
        this.failedAt = value;
        return this;
    }

    /** When it completed. */
    public RunDraft completedAt(@Nullable Instant value) {
        this.completedAt = value;
        return this;
    }

    /** Which limit ended it. */
    public RunDraft incompleteDetails(@Nullable IncompleteDetails value) {
        this.incompleteDetails = value;
        return this;
    }

    /** The caller's own pairs. */
    public RunDraft metadata(Metadata value) {
        this.metadata = value;
        return this;
    }

    /** Tokens used over all its turns; null until it ended. */
    public RunDraft usage(@Nullable Usage value) {
        this.usage = value;
        return this;
    }

    /** Members this version does not know. */
    public RunDraft extensions(Extensions value) {
        this.extensions = value;
        return this;
    }

    /** The run as drafted. */
    public Run build() {
        return new Run(
                run.id(),
                run.createdAt(),
                run.threadId(),
                run.assistantId(),
                status,
                requiredAction,
                lastError,
                expiresAt,
                startedAt,
                cancelledAt,
                failedAt,
                completedAt,
                incompleteDetails,
                run.model(),
                run.instructions(),
                run.tools(),
                metadata,
                usage,
                run.temperature(),
                run.topP(),
                run.maxPromptTokens(),
                run.maxCompletionTokens(),
                run.truncationStrategy(),
                run.toolChoice(),
                run.parallelToolCalls(),
                run.responseFormat(),
                run.reasoningEffort(),
                run.toolResources(),
                extensions);
    }
}
