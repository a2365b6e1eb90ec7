package io.assistants4j.testkit.store;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.engine.RunProgress;
import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small objects to store, all of the same second, so that nothing can be ordered by time. */
public final class StoreSamples {
    /** When everything was made. */
    public static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private StoreSamples() {}

    /** An assistant. */
    public static Assistant assistant(String id) {
        return new Assistant(
                new AssistantId(id),
                NOW,
                id,
                null,
                "model",
                null,
                List.of(),
                Metadata.NONE,
                null,
                null,
                null,
                null,
                null,
                Extensions.NONE);
    }

    /** A thread. */
    public static AssistantThread thread(String id) {
        return new AssistantThread(new ThreadId(id), NOW, null, Metadata.NONE, Extensions.NONE);
    }

    /** A message a user wrote. */
    public static Message message(String thread, String id) {
        return message(thread, id, null);
    }

    /** A message a run wrote, or a user where there is no run. */
    public static Message message(String thread, String id, @Nullable String run) {
        return new Message(
                new MessageId(id),
                NOW,
                new ThreadId(thread),
                MessageStatus.COMPLETED,
                null,
                null,
                null,
                run == null ? MessageRole.USER : MessageRole.ASSISTANT,
                List.of(ContentPart.text("Says " + id)),
                null,
                run == null ? null : new RunId(run),
                List.of(),
                Metadata.NONE,
                Extensions.NONE);
    }

    /** A run in this status that nobody executes, without an expiry. */
    public static RunRecord run(String thread, String id, RunStatus status) {
        return run(thread, id, status, null, null);
    }

    /** A run that is executed until a moment, and expires at another. */
    public static RunRecord run(
            String thread, String id, RunStatus status, @Nullable Instant leaseUntil, @Nullable Instant expiresAt) {
        Run run = new Run(
                new RunId(id),
                NOW,
                new ThreadId(thread),
                new AssistantId("asst_1"),
                status,
                null,
                null,
                expiresAt,
                null,
                null,
                null,
                null,
                null,
                "model",
                "Be brief.",
                List.of(),
                Metadata.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                Extensions.NONE);
        String owner = leaseUntil == null ? null : "somebody";
        return new RunRecord(
                run,
                new RunProgress(
                        new RunProgress.Asked(null, null, null, null),
                        0,
                        0,
                        Usage.ZERO,
                        null,
                        List.of(),
                        List.of(),
                        owner,
                        leaseUntil));
    }

    /** The same run, executed by somebody else from now on. */
    public static RunRecord takenOver(RunRecord record, String owner, int attempts) {
        RunProgress before = record.progress();
        return new RunRecord(
                record.run(),
                new RunProgress(
                        before.asked(),
                        before.turns(),
                        attempts,
                        before.used(),
                        before.stepUsage(),
                        before.transcript(),
                        before.heldBack(),
                        owner,
                        before.leaseUntil()));
    }

    /** A step of a run. */
    public static RunStep step(String thread, String run, String id) {
        return new RunStep(
                new RunStepId(id),
                NOW,
                new AssistantId("asst_1"),
                new ThreadId(thread),
                new RunId(run),
                RunStepType.MESSAGE_CREATION,
                RunStepStatus.IN_PROGRESS,
                StepDetails.message(new MessageId("msg_1")),
                null,
                null,
                null,
                null,
                null,
                Metadata.NONE,
                null,
                Extensions.NONE);
    }
}
