package io.assistants4j.astra;

import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.wire.cache.RecentlyUsed;
import io.assistants4j.wire.http.CallTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps what is added to a thread a second apart: the server stamps messages with whole seconds, and what bears the same one may
 * change places, also in what the model is shown. Remembers the threads it saw last. Thread-safe.
 */
final class Spacing {
    private static final Duration APART = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    /** What is added; an answer stands behind a question of the same second, so a run need not wait for its question. */
    enum Kind {
        MESSAGE,
        RUN
    }

    private record Added(Kind kind, Instant at) {}

    private final CallTime time;
    private final RecentlyUsed<ThreadId, Added> last = new RecentlyUsed<>(MOST);

    Spacing(CallTime time) {
        this.time = time;
    }

    /** Waits until the next can be added. */
    void await(ThreadId thread, Kind next) {
        Added before = last.find(thread);
        if (before == null || (before.kind() == Kind.MESSAGE && next == Kind.RUN)) {
            return;
        }
        Duration left = Duration.between(time.clock().instant(), before.at().plus(APART));
        if (left.isNegative() || left.isZero()) {
            return;
        }
        try {
            time.sleeper().sleep(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadlineExceededException("Interrupted before anything was sent.", ErrorDetails.NONE, e);
        }
    }

    /** One was added. */
    void added(ThreadId thread, Kind kind) {
        last.put(thread, new Added(kind, time.clock().instant()));
    }
}
