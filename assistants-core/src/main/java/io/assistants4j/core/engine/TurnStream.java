package io.assistants4j.core.engine;

import org.jspecify.annotations.Nullable;

/** The events of one turn. Read by one thread; only {@link #close()} may be called from another. */
public interface TurnStream extends AutoCloseable {
    /**
     * Waits for the next event.
     *
     * @return the event, or null after the last one; a turn ends with {@link TurnEvent.Completed}, {@link
     *     TurnEvent.Incomplete} or {@link TurnEvent.Failed}, and a stream that ends without one broke off
     * @throws io.assistants4j.core.error.AssistantsException where the far side failed or the stream broke off
     */
    @Nullable
    TurnEvent next();

    /**
     * Ends the turn at once, also in the middle of a wait, and frees what it holds. Of a turn that came to its end the engine
     * stores and tells that end first, so it may take a while to clear up at the far side. Safe to repeat.
     */
    @Override
    void close();
}
