package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.RunId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The runs this engine executes right now, at most so many at once, and who follows them. */
final class Executions {
    private final Map<RunId, RunExecution> running = new ConcurrentHashMap<>();
    private final Followers followers = new Followers();
    private final RunParts parts;
    private final Executor executor;
    private final Semaphore slots;
    private final int maxRunning;
    private volatile boolean closed;

    Executions(RunParts parts, Executor executor, int maxRunning) {
        this.parts = parts;
        this.executor = executor;
        this.maxRunning = maxRunning;
        this.slots = new Semaphore(maxRunning);
    }

    /** Takes a slot where one is free; whoever gets it starts a run or {@link #giveBack gives it back}. */
    boolean reserve() {
        return !closed && slots.tryAcquire();
    }

    void giveBack() {
        slots.release();
    }

    /**
     * Executes a run on a slot that was reserved.
     *
     * @param follower who follows it; where null, whoever follows it by now
     */
    void start(RunRecord record, @Nullable EventQueue follower, Runnable whenOver) {
        RunId run = record.run().id();
        List<EventQueue> following = follower == null ? followers.of(run) : List.of(follower);
        RunJournal journal = RunJournal.ofExecution(parts, record, event -> tell(run, following, event));
        RunExecution execution = new RunExecution(record, parts, journal, over -> {
            running.remove(run, over);
            following.forEach(gone -> followers.remove(run, gone));
            slots.release();
            whenOver.run();
        });
        running.put(run, execution);
        try {
            executor.execute(execution);
        } catch (RejectedExecutionException e) {
            // The executor is shut down: the run stays in the store and goes on when an engine is there again.
            running.remove(run, execution);
            tell(
                    run,
                    following,
                    new RunEvent.StreamError(new RunEvent.StreamFault(
                            "The server is stopping; run " + run + " goes on when it is back.",
                            "server_error",
                            null,
                            null)));
            slots.release();
        }
    }

    /** Follows what will be done with a run from now on, until its last event. */
    void follow(RunId run, EventQueue follower) {
        followers.add(run, follower);
    }

    void unfollow(RunId run, EventQueue follower) {
        followers.remove(run, follower);
    }

    boolean isFollowed(RunId run, EventQueue follower) {
        return followers.of(run).contains(follower);
    }

    /** A journal of what is done with a run outside its executions, told to whoever follows it at that time. */
    RunJournal journal(RunRecord record) {
        RunId run = record.run().id();
        return RunJournal.outside(parts, record, event -> tell(run, followers.of(run), event));
    }

    /**
     * Who executes a run here. Nobody where nobody owns it, as while it waits for outputs, though the execution that led there
     * may be on its way out: what that one is told then, it does not hear.
     */
    Optional<RunExecution> executing(RunRecord record) {
        return record.progress().owner() == null
                ? Optional.empty()
                : Optional.ofNullable(running.get(record.run().id()));
    }

    Collection<RunExecution> all() {
        return running.values();
    }

    void execute(Runnable task) {
        executor.execute(task);
    }

    /** Waits until nothing is executed any longer; whether that came to be in time. */
    boolean awaitIdle(Duration timeout) {
        try {
            if (!slots.tryAcquire(maxRunning, timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            slots.release(maxRunning);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts nothing more. */
    void close() {
        closed = true;
    }

    /** After the last event nobody follows the run: the next stream of it may begin at once. */
    void tell(RunId run, List<EventQueue> told, RunEvent event) {
        for (EventQueue follower : told) {
            if (event.isLast()) {
                followers.remove(run, follower);
            }
            follower.add(event);
        }
    }
}
