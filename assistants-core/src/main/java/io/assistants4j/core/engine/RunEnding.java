package io.assistants4j.core.engine;

import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunDraft;
import io.assistants4j.core.run.RunLifecycle;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.IncompleteDetails;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a run ends, and what that makes of the message and the step that are open.
 *
 * @param status the state the run ends in
 * @param messageReason why its open message is incomplete
 * @param stepStatus the state its open step ends in
 * @param error why it failed
 * @param details which limit ended it
 */
record RunEnding(
        RunStatus status,
        String messageReason,
        RunStepStatus stepStatus,
        @Nullable LastError error,
        @Nullable IncompleteDetails details) {
    static final RunEnding COMPLETED =
            new RunEnding(RunStatus.COMPLETED, "run_failed", RunStepStatus.COMPLETED, null, null);
    static final RunEnding CANCELLED =
            new RunEnding(RunStatus.CANCELLED, "run_cancelled", RunStepStatus.CANCELLED, null, null);
    static final RunEnding EXPIRED = new RunEnding(RunStatus.EXPIRED, "run_expired", RunStepStatus.EXPIRED, null, null);

    /** The run may write no more tokens. */
    static final RunEnding COMPLETION_SPENT = incomplete("max_tokens", "max_completion_tokens");
    /** The run may read no more tokens, or what it has to read is more than that. */
    static final RunEnding PROMPT_SPENT = incomplete("max_tokens", "max_prompt_tokens");

    static RunEnding failed(LastError error) {
        return new RunEnding(RunStatus.FAILED, "run_failed", RunStepStatus.FAILED, error, null);
    }

    static RunEnding incomplete(TurnEvent.Reason reason) {
        return switch (reason) {
            case MAX_OUTPUT_TOKENS -> COMPLETION_SPENT;
            case CONTENT_FILTER -> incomplete("content_filter", null);
            case OTHER -> incomplete("max_tokens", null);
        };
    }

    private static RunEnding incomplete(String messageReason, @Nullable String runReason) {
        return new RunEnding(
                RunStatus.INCOMPLETE, messageReason, RunStepStatus.COMPLETED, null, IncompleteDetails.of(runReason));
    }

    /** The same for a step of calls: those of a run that ended early were not made, so they are not complete. */
    RunEnding ofCalls() {
        if (status != RunStatus.INCOMPLETE) {
            return this;
        }
        LastError cut = LastError.of(ErrorCode.SERVER_ERROR, "The model was cut off before its calls could be made.");
        return new RunEnding(status, messageReason, RunStepStatus.FAILED, cut, details);
    }

    /** The error of an open step: steps know no invalid prompts. */
    @Nullable
    LastError stepError() {
        if (error == null || stepStatus != RunStepStatus.FAILED) {
            return null;
        }
        return error.code().equals(ErrorCode.INVALID_PROMPT)
                ? LastError.of(ErrorCode.SERVER_ERROR, error.message())
                : error;
    }

    /** The run after this ending, with the usage of the turn it ended in. */
    RunRecord apply(RunRecord record, Usage turnUsage, List<TurnItem> transcript, Instant at) {
        Run run = record.run();
        RunLifecycle.V2.check(run.status(), status);
        RunProgress progress = record.progress().turnEnded(turnUsage, transcript);
        RunDraft draft = run.draft()
                .status(status)
                .requiredAction(null)
                .expiresAt(null)
                .usage(progress.used())
                .lastError(error)
                .incompleteDetails(details);
        if (status == RunStatus.COMPLETED) {
            draft.completedAt(at);
        } else if (status == RunStatus.CANCELLED) {
            draft.cancelledAt(at);
        } else if (status == RunStatus.FAILED) {
            draft.failedAt(at);
        }
        return new RunRecord(draft.build(), progress);
    }
}
