package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;

/**
 * One write of a {@link ConversationStore#commit}. An expected version of {@link #NEW} inserts, {@link #ANY} changes the object
 * whatever its version, any other number changes it only where the store holds just that version.
 */
public sealed interface StoreWrite {
    /** The expected version of an object that is not there yet. */
    long NEW = 0;
    /** Stands for any version of an object that is there. */
    long ANY = -1;

    /**
     * Inserts or changes an assistant.
     *
     * @param assistant the assistant
     * @param expected the version it must have
     */
    record PutAssistant(Assistant assistant, long expected) implements StoreWrite {}

    /**
     * Deletes an assistant; a conflict of kind MISSING where there is none.
     *
     * @param id which one
     */
    record DeleteAssistant(AssistantId id) implements StoreWrite {}

    /**
     * Inserts or changes a thread.
     *
     * @param thread the thread
     * @param expected the version it must have
     */
    record PutThread(AssistantThread thread, long expected) implements StoreWrite {}

    /**
     * Deletes a thread with its messages, runs and steps; a conflict of kind MISSING where there is none.
     *
     * @param id which one
     */
    record DeleteThread(ThreadId id) implements StoreWrite {}

    /**
     * Inserts or changes a message. Inserting one that no run wrote is a conflict of kind THREAD_BUSY while a run is active on
     * its thread, unless the run was inserted by the same commit; its thread must be there.
     *
     * @param message the message
     * @param expected the version it must have
     */
    record PutMessage(Message message, long expected) implements StoreWrite {}

    /**
     * Deletes a message; a conflict of kind MISSING where there is none.
     *
     * @param thread its thread
     * @param id which one
     */
    record DeleteMessage(ThreadId thread, MessageId id) implements StoreWrite {}

    /**
     * Inserts or changes a run. Inserting an active one is a conflict of kind THREAD_BUSY while another is active on the
     * thread; its thread must be there.
     *
     * @param record the run
     * @param expected the version it must have
     */
    record PutRun(RunRecord record, long expected) implements StoreWrite {}

    /**
     * Inserts or changes a step; its run must be there.
     *
     * @param step the step
     * @param expected the version it must have
     */
    record PutStep(RunStep step, long expected) implements StoreWrite {}

    /**
     * Writes nothing: the whole commit is a conflict of kind STALE unless this attempt has the run when it is committed. So an
     * engine that was paused for too long cannot write into a run that somebody else has, or that is over.
     *
     * @param thread its thread
     * @param run which run
     * @param attempt as {@link RunProgress#attempt} names it
     */
    record RequireAttempt(ThreadId thread, RunId run, String attempt) implements StoreWrite {}
}
