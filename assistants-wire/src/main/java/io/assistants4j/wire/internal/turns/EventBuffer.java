package io.assistants4j.wire.internal.turns;

import io.assistants4j.core.engine.TurnEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Events of a turn that wait to be asked for. */
public final class EventBuffer {
    private final Deque<TurnEvent> ready = new ArrayDeque<>();
    private @Nullable TurnEvent last;

    /** Takes an event that does not end the turn. */
    public void add(TurnEvent event) {
        ready.add(event);
    }

    /** Takes the event that ends the turn. */
    public void end(TurnEvent event) {
        ready.add(event);
        last = event;
    }

    /** Gives the oldest event, or null. */
    public @Nullable TurnEvent poll() {
        return ready.poll();
    }

    /** The event that ended the turn; null until then. */
    public @Nullable TurnEvent last() {
        return last;
    }
}
