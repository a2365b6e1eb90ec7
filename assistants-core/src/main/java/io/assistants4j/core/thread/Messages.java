package io.assistants4j.core.thread;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;

/**
 * The messages of one provider's threads. Blocking and thread-safe; fails on the way to a far side as {@link
 * io.assistants4j.core.assistant.Assistants} does.
 */
public interface Messages {
    /**
     * Adds a message at the end of a thread. Repeating it adds a second one.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is no such thread
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field that is refused, or while a run is active
     */
    Message create(ThreadId thread, NewMessage request);

    /**
     * Finds a message by its id. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    Message find(ThreadId thread, MessageId id);

    /**
     * Lists the messages of a thread. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is no such thread
     */
    Page<Message> list(ThreadId thread, PageRequest page);

    /**
     * Lists the messages that a run wrote. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is no such thread
     */
    Page<Message> list(ThreadId thread, RunId run, PageRequest page);

    /**
     * Changes a message's metadata, also while a run is active. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    Message update(ThreadId thread, MessageId id, MessageChange change);

    /**
     * Deletes a message. A repetition fails as not found.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    void delete(ThreadId thread, MessageId id);
}
