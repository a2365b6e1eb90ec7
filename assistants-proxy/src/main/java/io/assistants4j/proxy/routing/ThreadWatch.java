package io.assistants4j.proxy.routing;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import java.util.Iterator;

/** A stream that makes a thread: as soon as it tells of it, its owner is remembered, before the caller can know its id. */
final class ThreadWatch implements RunStream {
    private final RunStream stream;
    private final Route route;

    ThreadWatch(RunStream stream, Route route) {
        this.stream = stream;
        this.route = route;
    }

    @Override
    public Iterator<RunEvent> iterator() {
        return new Events(stream.iterator());
    }

    @Override
    public void close() {
        stream.close();
    }

    private final class Events implements Iterator<RunEvent> {
        private final Iterator<RunEvent> events;
        private boolean isKnown;

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
            if (!isKnown && event instanceof RunEvent.ThreadCreated created) {
                isKnown = true;
                route.keepsThread(created.thread().id());
            } else if (!isKnown && event instanceof RunEvent.RunChanged changed) {
                isKnown = true;
                route.keepsThread(changed.run().threadId());
            }
            return event;
        }
    }
}
