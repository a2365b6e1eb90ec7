package io.assistants4j.astra;

import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import java.util.Iterator;
import java.util.List;

/** A stream behind events of our own. All texts of a message are its one part, though the server counts on with each delta. */
final class AstraRunStream implements RunStream {
    private final RunStream far;
    private final List<RunEvent> first;

    AstraRunStream(RunStream far, List<RunEvent> first) {
        this.far = far;
        this.first = List.copyOf(first);
    }

    @Override
    public Iterator<RunEvent> iterator() {
        Iterator<RunEvent> ours = first.iterator();
        Iterator<RunEvent> theirs = far.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ours.hasNext() || theirs.hasNext();
            }

            @Override
            public RunEvent next() {
                return ours.hasNext() ? ours.next() : counted(theirs.next());
            }
        };
    }

    @Override
    public void close() {
        far.close();
    }

    private static RunEvent counted(RunEvent event) {
        if (!(event instanceof RunEvent.MessageDelta more)) {
            return event;
        }
        MessageDelta delta = more.delta();
        List<PartDelta> parts = delta.delta().content().stream()
                .map(part -> part instanceof PartDelta.Text text
                        ? new PartDelta.Text(0, text.text(), text.extensions())
                        : part)
                .toList();
        return new RunEvent.MessageDelta(new MessageDelta(
                delta.id(),
                new MessageDelta.Body(delta.delta().role(), parts, delta.delta().extensions()),
                delta.extensions()));
    }
}
