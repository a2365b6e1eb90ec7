package io.assistants4j.core.engine;

import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The way from the one thread that executes a run to the one that follows it. Unbounded, so that a slow follower never holds
 * up a run; what can pile up is bounded by what one leg of a run says.
 */
final class EventQueue implements RunStream {
    private final BlockingQueue<RunEvent> events = new LinkedBlockingQueue<>();
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile boolean closed;

    /** Begins with these events, before anybody can read or add any. */
    void begin(List<RunEvent> first) {
        events.clear();
        events.addAll(first);
    }

    /** Adds an event, and the end of the stream after the last one; nothing once the follower has gone. */
    void add(RunEvent event) {
        if (closed) {
            return;
        }
        events.add(event);
        if (event.isLast()) {
            events.add(new RunEvent.Done());
        }
    }

    @Override
    public Iterator<RunEvent> iterator() {
        if (!taken.compareAndSet(false, true)) {
            throw new IllegalStateException("A run stream can be followed once");
        }
        return new Events();
    }

    @Override
    public void close() {
        closed = true;
        events.clear();
        events.add(new RunEvent.Done());
    }

    private final class Events implements Iterator<RunEvent> {
        private @Nullable RunEvent next;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (next == null && !ended && !closed) {
                next = take();
                if (closed) {
                    next = null;
                }
            }
            return next != null;
        }

        @Override
        public RunEvent next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("The stream has ended");
            }
            RunEvent event = next;
            next = null;
            ended = event instanceof RunEvent.Done;
            return event;
        }

        private RunEvent take() {
            try {
                return events.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DeadlineExceededException("Interrupted while following a run.", ErrorDetails.NONE, e);
            }
        }
    }
}
