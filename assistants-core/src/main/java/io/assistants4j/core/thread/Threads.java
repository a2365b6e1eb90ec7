package io.assistants4j.core.thread;

import io.assistants4j.core.id.ThreadId;

/**
 * The threads of one provider. Blocking and thread-safe; fails on the way to a far side as {@link
 * io.assistants4j.core.assistant.Assistants} does.
 */
public interface Threads {
    /**
     * Creates a thread with its first messages, all or nothing. Repeating it creates a second one.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field that is refused
     */
    AssistantThread create(NewThread request);

    /**
     * Finds a thread by its id. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    AssistantThread find(ThreadId id);

    /**
     * Changes the mentioned fields of a thread, also while a run is active on it. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    AssistantThread update(ThreadId id, ThreadChange change);

    /**
     * Deletes a thread with its messages and runs; an active run is ended. A repetition fails as not found.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    void delete(ThreadId id);
}
