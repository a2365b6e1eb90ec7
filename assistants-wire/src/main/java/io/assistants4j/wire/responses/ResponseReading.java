package io.assistants4j.wire.responses;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.wire.internal.turns.CallIds;
import io.assistants4j.wire.internal.turns.TurnReading;
import io.assistants4j.wire.sse.SseEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a response's events as those of a turn, over as many streams as it takes. */
final class ResponseReading implements TurnReading {
    private final TurnReducer reducer;
    private final DeltaReader deltas = new DeltaReader();
    private volatile String id = "";
    private long latest = -1;
    private long known = -1;
    private boolean ordered = true;
    private @Nullable SseEvent passedOver;

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
        if (type == null) {
            passedOver = event;
            return;
        }
        passedOver = null;
        Frame frame = type.isDelta() ? deltas.read(event.data()) : null;
        if (frame == null) {
            frame = FrameReader.read(event.data(), reducer.isEmpty());
        }
        if (frame.sequence() >= 0 && frame.sequence() <= known) {
            return;
        }
        count(frame.sequence());
        if (frame.response() != null && !frame.response().id().isEmpty()) {
            id = frame.response().id();
        }
        reducer.accept(type, frame);
    }

    @Override
    public void end(Silence silence) {
        // A response says itself how it ended.
    }

    /** The far side's id of the response, empty as long as it is not known. Any thread may ask. */
    String id() {
        return id;
    }

    /**
     * The number of the newest event, behind which the rest begins; -1 where they are not numbered one behind another. Of
     * events that do not matter only the newest is looked at, and only here: a model that thinks for long sends many.
     */
    long latest() {
        SseEvent event = passedOver;
        if (event != null) {
            passedOver = null;
            long sequence = FrameReader.sequence(event.data());
            if (sequence > latest) {
                count(sequence);
            }
        }
        return ordered ? latest : -1;
    }

    private void count(long sequence) {
        ordered &= sequence > latest;
        latest = sequence;
    }

    /** The next events are those of another stream: what was read already is passed over. */
    void goesOn() {
        known = latest;
    }
}
