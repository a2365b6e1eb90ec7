package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Writes what happens in one run to the store, then tells whoever follows it: nothing is told that is not kept. */
final class RunJournal {
    private final ConversationStore store;
    private final Consumer<RunEvent> follower;
    private final ThreadId thread;
    private final RunId run;

    RunJournal(ConversationStore store, ThreadId thread, RunId run, Consumer<RunEvent> follower) {
        this.store = store;
        this.thread = thread;
        this.run = run;
        this.follower = follower;
    }

    void tell(RunEvent event) {
        follower.accept(event);
    }

    void write(StoreWrite write) {
        store.commit(List.of(write));
    }

    /**
     * Changes the run as it is in the store by now, together with other writes; the change may be asked for again where
     * somebody else was faster.
     *
     * @throws StoreConflict of kind MISSING where the run has gone with its thread
     */
    RunRecord move(UnaryOperator<RunRecord> change, List<StoreWrite> others) {
        while (true) {
            Versioned<RunRecord> current = store.run(thread, run)
                    .orElseThrow(() -> new StoreConflict(StoreConflict.Kind.MISSING, run.value()));
            RunRecord changed = change.apply(current.value());
            List<StoreWrite> writes = new ArrayList<>(others);
            writes.add(new StoreWrite.PutRun(changed, current.version()));
            try {
                store.commit(writes);
                return changed;
            } catch (StoreConflict e) {
                if (e.kind() != StoreConflict.Kind.STALE) {
                    throw e;
                }
            }
        }
    }

    /** Closes a message without losing what a caller changed of its metadata meanwhile; a deleted one stays deleted. */
    Message close(Message closed) {
        while (true) {
            Optional<Versioned<Message>> current = store.message(thread, closed.id());
            if (current.isEmpty()) {
                return closed;
            }
            Message merged = closed.withMetadata(current.get().value().metadata());
            try {
                store.commit(
                        List.of(new StoreWrite.PutMessage(merged, current.get().version())));
                return merged;
            } catch (StoreConflict e) {
                if (e.kind() == StoreConflict.Kind.MISSING) {
                    return closed;
                }
            }
        }
    }
}
