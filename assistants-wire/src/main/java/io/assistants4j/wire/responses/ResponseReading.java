package io.assistants4j.wire.responses;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.wire.internal.turns.CallIds;
import io.assistants4j.wire.internal.turns.TurnReading;
import io.assistants4j.wire.sse.SseEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a response's events as those of a turn. */
final class ResponseReading implements TurnReading {
    private final TurnReducer reducer;

    ResponseReading(Turn turn) {
        this.reducer = new TurnReducer(new CallIds(turn));
    }

    @Override
    public @Nullable TurnEvent poll() {
        return reducer.poll();
    }

    @Override
    public @Nullable TurnEvent last() {
        return reducer.last();
    }

    @Override
    public void accept(SseEvent event) throws IOException {
        EventType type = FrameReader.type(event);
        if (type != null) {
            reducer.accept(type, FrameReader.read(event.data(), reducer.isEmpty()));
        }
    }

    @Override
    public void end(Silence silence) {
        // A response says itself how it ended.
    }
}
