package io.assistants4j.core.engine;

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
}
