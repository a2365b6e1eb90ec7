package io.assistants4j.core.engine;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The lock that an active run holds on its thread; the store enforces it, this tells it in the words of the API. */
final class RunLocks {
    private final ConversationStore store;
    private final RunSweeper sweeper;

    RunLocks(ConversationStore store, RunSweeper sweeper) {
        this.store = store;
        this.sweeper = sweeper;
    }

    /** Commits unless a run is active on the thread; one whose time is over is ended first and does not count. */
    void commit(ThreadId thread, List<StoreWrite> writes, Function<RunId, String> refusal) {
        while (true) {
            try {
                store.commit(writes);
                return;
            } catch (StoreConflict e) {
                if (e.kind() == StoreConflict.Kind.MISSING) {
                    throw new NotFoundException("thread", thread.value());
                }
                if (e.kind() != StoreConflict.Kind.THREAD_BUSY) {
                    throw e;
                }
                Optional<RunRecord> active = store.activeRun(thread).map(Versioned::value);
                if (active.isPresent() && !sweeper.endedByExpiry(active.get())) {
                    throw InvalidRequestException.inThisState(
                            refusal.apply(active.get().run().id()));
                }
            }
        }
    }
}
