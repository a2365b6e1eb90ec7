package io.assistants4j.core.engine;

import java.util.OptionalLong;

/**
 * The far side of an engine: a model that takes one turn at a time and keeps nothing.
 *
 * <p>Thread-safe. What is wrong with a turn may come as an exception of {@code core.error} from {@link #start} or from the
 * stream, or as a {@link TurnEvent.Failed}; the engine ends the run as failed either way.
 */
@FunctionalInterface
public interface ModelTurns {
    /** Starts a turn. Repeating it makes the model speak again, at the same cost. */
    TurnStream start(Turn turn);

    /**
     * How many tokens the model would read of a turn, as the far side counts them; no model is asked. An engine asks only
     * before it leaves something out because by its own count the turn is too long. Repeating it is safe.
     *
     * @return the tokens, more than 0; empty where the far side does not count, or does not answer within a few seconds
     */
    default OptionalLong count(Turn turn) {
        return OptionalLong.empty();
    }
}
