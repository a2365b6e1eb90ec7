package io.assistants4j.wire.internal.turns;

import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.OpenStream;
import org.jspecify.annotations.Nullable;

/**
 * How a turn is asked for, and what is owed to a far side that goes on when nobody listens. Where nothing else is said, it ends
 * with its connection. Used by the thread that reads the turn, except where it says otherwise.
 */
@FunctionalInterface
public interface TurnWire {
    /** Makes the call that begins the turn. */
    OpenStream open(CallControl control);

    /**
     * Goes on with a turn whose stream broke off, at the event behind the last one that was read.
     *
     * @return the rest of the stream; null where there is no way to get it
     * @throws io.assistants4j.core.error.AssistantsException where there is one, and it fails
     */
    default @Nullable OpenStream resume(CallControl control) {
        return null;
    }

    /**
     * Whether the connection may be closed now without leaving behind what could not be ended any more. Any thread may ask.
     */
    default boolean mayHangUp() {
        return true;
    }

    /** Ends at the far side what goes on there without a connection. Must not fail. */
    default void giveUp() {}

    /** Has the far side forget a turn that came to its end and was read. Must not fail. */
    default void forget() {}
}
