package io.assistants4j.core.assistant;

import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;

/**
 * The assistants of one provider. Blocking and thread-safe.
 *
 * <p>Every call may also fail with what the way to a far side can bring: {@link
 * io.assistants4j.core.error.AuthenticationException}, {@link io.assistants4j.core.error.RateLimitException}, {@link
 * io.assistants4j.core.error.ServerException}, {@link io.assistants4j.core.error.ConnectionException}, {@link
 * io.assistants4j.core.error.DeadlineExceededException}, {@link io.assistants4j.core.error.DecodeException}.
 *
 * <p>A provider repeats by itself only what may be repeated. A request that creates, changes, begins or submits something is not sent
 * again once it may have arrived, for the connection may have been lost behind it: such a failure is an {@link
 * io.assistants4j.core.error.OutcomeUnknown}, and its caller has to look before asking again.
 */
public interface Assistants {
    /**
     * Creates an assistant. Repeating it creates a second one.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field that is refused
     */
    Assistant create(NewAssistant request);

    /**
     * Finds an assistant by its id. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    Assistant find(AssistantId id);

    /** Lists assistants. Safe to repeat. */
    Page<Assistant> list(PageRequest page);

    /**
     * Changes the mentioned fields of an assistant. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field that is refused
     */
    Assistant update(AssistantId id, AssistantChange change);

    /**
     * Deletes an assistant; its runs go on with what they took from it. A repetition fails as not found.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    void delete(AssistantId id);
}
