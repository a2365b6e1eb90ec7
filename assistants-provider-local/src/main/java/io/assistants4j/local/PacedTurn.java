package io.assistants4j.local;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that are known already, handed out one by one with a pause before each that carries text. */
final class PacedTurn implements TurnStream {

    private final Iterator<TurnEvent> events;
    private final Duration pace;
    private final Sleeper sleeper;

    private boolean closed;
    /** The reader while it pauses, so that closing can end the pause. */
    private @Nullable Thread pausing;

    PacedTurn(List<TurnEvent> events, Duration pace, Sleeper sleeper) {
        this.events = List.copyOf(events).iterator();
        this.pace = pace;
        this.sleeper = sleeper;
    }

    @Override
    public @Nullable TurnEvent next() {
        if (isClosed() || !events.hasNext()) {
            return null;
        }
        TurnEvent event = events.next();
        boolean hasText = event instanceof TurnEvent.TextDelta || event instanceof TurnEvent.ArgumentsDelta;
        if (hasText && !pace.isZero()) {
            pause();
        }
        return isClosed() ? null : event;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (pausing != null) {
            pausing.interrupt();
            pausing = null;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void pause() {
        if (!startPause()) {
            return;
        }
        boolean interrupted = false;
        try {
            sleeper.sleep(pace);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        endPause(interrupted);
    }

    private synchronized boolean startPause() {
        if (!closed) {
            pausing = Thread.currentThread();
        }
        return !closed;
    }

    /** An interruption by {@link #close()} ends here; one by anybody else is the reader's to know of, and ends the turn. */
    private synchronized void endPause(boolean interrupted) {
        boolean byClose = closed && pausing == null;
        pausing = null;
        if (byClose) {
            Thread.interrupted();
        } else if (interrupted) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }
}
