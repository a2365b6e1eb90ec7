package io.assistants4j.proxy.routing;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import java.util.Iterator;
import java.util.function.Consumer;

/** A stream of which each event is looked at before the caller can know of it. */
final class StreamWatch implements RunStream {
    private final RunStream stream;
    private final Consumer<RunEvent> look;
    private final Runnable whenClosed;

    StreamWatch(RunStream stream, Consumer<RunEvent> look, Runnable whenClosed) {
        this.stream = stream;
        this.look = look;
        this.whenClosed = whenClosed;
    }

    @Override
    public Iterator<RunEvent> iterator() {
        return new Events(stream.iterator());
    }

    @Override
    public void close() {
        try {
            stream.close();
        } finally {
            whenClosed.run();
        }
    }

    private final class Events implements Iterator<RunEvent> {
        private final Iterator<RunEvent> events;

        Events(Iterator<RunEvent> events) {
            this.events = events;
        }

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public RunEvent next() {
            RunEvent event = events.next();
            look.accept(event);
            return event;
        }
    }
}
