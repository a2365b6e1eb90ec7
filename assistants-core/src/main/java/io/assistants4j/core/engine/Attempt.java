package io.assistants4j.core.engine;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attempt of one execution at a run. It has the run as long as nobody else does: while its lease lasts that is certain,
 * then it has to look. What it commits carries the condition that it still has the run, because it may be paused after a look.
 * For one thread.
 */
final class Attempt {
    private final ConversationStore store;
    private final Clock clock;
    private final ThreadId thread;
    private final RunId run;
    private final String name;
    private @Nullable Instant leaseUntil;
    private boolean gone;
    private @Nullable RunStatus ended;

    private Attempt(RunParts parts, Run run, String name, @Nullable Instant leaseUntil) {
        this.store = parts.store();
        this.clock = parts.clock();
        this.thread = run.threadId();
        this.run = run.id();
        this.name = name;
        this.leaseUntil = leaseUntil;
    }

    /** The one that has this run; null where none does. */
    static @Nullable Attempt at(RunParts parts, RunRecord leased) {
        String name = leased.progress().attempt();
        return name == null
                ? null
                : new Attempt(parts, leased.run(), name, leased.progress().leaseUntil());
    }

    /** Whether the run was deleted with its thread, as far as it was noticed. */
    boolean isGone() {
        return gone;
    }

    /** How somebody else ended the run, as far as it was noticed: cancelled or expired. */
    @Nullable
    RunStatus ended() {
        return ended;
    }

    /**
     * Looks, once the lease is over as far as it was known.
     *
     * @throws StoreConflict of kind STALE where somebody else has the run, or had it and ended it
     */
    void look() {
        if (!gone && ended == null && (leaseUntil == null || !leaseUntil.isAfter(clock.instant()))) {
            lookAgain();
        }
    }

    /** Looks at once, as after a commit that was refused; as {@link #look}. */
    void lookAgain() {
        Optional<Versioned<RunRecord>> found = store.run(thread, run);
        if (found.isEmpty()) {
            gone = true;
            return;
        }
        RunRecord now = found.get().value();
        RunStatus status = now.run().status();
        if (status.equals(RunStatus.CANCELLED) || status.equals(RunStatus.EXPIRED)) {
            ended = status;
        } else if (now.progress().isOf(name)) {
            leaseUntil = now.progress().leaseUntil();
        } else {
            throw lost();
        }
    }

    /** Refuses to go on with a run that somebody else has; one that is over is nobody's, and whoever changes it sees that. */
    void requireMine(RunRecord now) {
        if (!now.run().status().isTerminal() && !now.progress().isOf(name)) {
            throw lost();
        }
    }

    /** This write, on condition that the attempt still has the run. */
    List<StoreWrite> guarded(StoreWrite write) {
        return List.of(new StoreWrite.RequireAttempt(thread, run, name), write);
    }

    StoreConflict lost() {
        return new StoreConflict(StoreConflict.Kind.STALE, run.value());
    }
}
