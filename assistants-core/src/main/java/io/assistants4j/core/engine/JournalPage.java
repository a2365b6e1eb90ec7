package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.thread.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be stored at once, and told when it is. What is written twice is stored as it was written last. */
final class JournalPage {
    private final Map<String, StoreWrite> writes = new LinkedHashMap<>();
    private final List<RunEvent> told = new ArrayList<>();

    void write(StoreWrite write) {
        if (write instanceof StoreWrite.PutStep put) {
            long expected = writes.get(put.step().id().value()) instanceof StoreWrite.PutStep before
                    ? before.expected()
                    : put.expected();
            writes.put(put.step().id().value(), new StoreWrite.PutStep(put.step(), expected));
        } else if (write instanceof StoreWrite.PutMessage put) {
            long expected = writes.get(put.message().id().value()) instanceof StoreWrite.PutMessage before
                    ? before.expected()
                    : put.expected();
            writes.put(put.message().id().value(), new StoreWrite.PutMessage(put.message(), expected));
        } else {
            throw new IllegalArgumentException("Not part of a run: " + write);
        }
    }

    boolean has(Message message) {
        return writes.containsKey(message.id().value());
    }

    void tell(RunEvent event) {
        told.add(event);
    }

    /** All of it, and the run. */
    List<StoreWrite> writesWith(StoreWrite.PutRun run) {
        List<StoreWrite> all = new ArrayList<>(writes.values());
        all.add(run);
        return all;
    }

    List<RunEvent> told() {
        return told;
    }
}
