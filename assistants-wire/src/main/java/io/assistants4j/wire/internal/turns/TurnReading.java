package io.assistants4j.wire.internal.turns;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.wire.sse.SseEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes the events of a turn out of those of a stream. Used by one thread. */
public interface TurnReading {
    /** The next event of the turn that is ready, or null. */
    @Nullable
    TurnEvent poll();

    /** The event that ended the turn; null until then. It is the last one that {@link #poll} gives. */
    @Nullable
    TurnEvent last();

    /**
     * Takes one event of the stream.
     *
     * @throws IOException where it makes no sense
     */
    void accept(SseEvent event) throws IOException;

    /**
     * The stream says nothing more; where it said enough, the turn ends now.
     *
     * @throws IOException where what it said makes no sense
     */
    void end(Silence silence) throws IOException;

    /** Why a stream says nothing more. */
    enum Silence {
        /** It said that it was done. */
        DONE,
        /** It stopped, in good order or not. */
        CUT
    }
}
