package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** A stream that tells some of its events otherwise, and nothing after the end. */
final class Retold extends PassedStream {
    private final Change change;

    Retold(RunStream real, Change change) {
        super(real);
        this.change = change;
    }

    /** What is told in the place of an event. */
    @FunctionalInterface
    interface Change {
        List<RunEvent> of(RunEvent event);
    }

    /** Tells nothing in the place of the events of this name. */
    static Change without(String name) {
        return event -> event.event().equals(name) ? List.of() : List.of(event);
    }

    /** Hangs up in the place of the events of this name. */
    static Change until(String name) {
        return event -> List.of(event.event().equals(name) ? new RunEvent.Done() : event);
    }

    @Override
    public Iterator<RunEvent> iterator() {
        Iterator<RunEvent> events = super.iterator();
        Queue<RunEvent> ready = new ArrayDeque<>();
        return new Iterator<>() {
            private boolean over;

            @Override
            public boolean hasNext() {
                while (ready.isEmpty() && !over && events.hasNext()) {
                    List<RunEvent> told = change.of(events.next());
                    over = told.stream().anyMatch(RunEvent.Done.class::isInstance);
                    ready.addAll(told);
                }
                return !ready.isEmpty();
            }

            @Override
            public RunEvent next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return ready.remove();
            }
        };
    }
}
