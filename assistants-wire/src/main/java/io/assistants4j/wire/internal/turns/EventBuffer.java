package io.assistants4j.wire.internal.turns;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Events of a turn that wait to be asked for. */
public final class EventBuffer {
    /** Tells an answer whose cost nobody told from one that cost nothing. */
    public static final TurnEvent.Remark USAGE_UNKNOWN = new TurnEvent.Remark("usage_unknown", new RawJson("true"));

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

    /** What an answer cost: what was told, else nothing, which is remarked on. */
    public Usage cost(@Nullable Usage told) {
        if (told != null) {
            return told;
        }
        add(USAGE_UNKNOWN);
        return Usage.ZERO;
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
