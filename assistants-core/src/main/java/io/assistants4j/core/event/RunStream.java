package io.assistants4j.core.event;

import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/**
 * The events of one run, in order, ended by {@link RunEvent.Done}.
 *
 * <p>Can be followed once: by iterating, by {@link #forEach(RunEventHandler)} or as a publisher. Iterating blocks until the
 * next event is there; a stream that breaks off fails with a {@link io.assistants4j.core.error.DecodeException}. Only {@link
 * #close()} may be called from another thread.
 */
public interface RunStream extends Iterable<RunEvent>, AutoCloseable {
    /** The events; can be asked for once. */
    @Override
    Iterator<RunEvent> iterator();

    /** Stops following at once, also in the middle of a wait. The run goes on: only {@code Runs.cancel} ends it. */
    @Override
    void close();

    /** Hands every event to the handler until the stream ends, then closes it. */
    default void forEach(RunEventHandler handler) {
        try (this) {
            for (RunEvent event : this) {
                handler.on(event);
            }
        }
    }

    /**
     * The events as a publisher for one subscriber, which it serves on the executor at the subscriber's pace; cancelling the
     * subscription closes this stream.
     */
    default Flow.Publisher<RunEvent> publisher(Executor executor) {
        return new RunStreamPublisher(this, executor);
    }
}
