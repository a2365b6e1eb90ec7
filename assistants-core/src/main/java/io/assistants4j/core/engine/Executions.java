package io.assistants4j.core.engine;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.run.Run;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The runs this engine executes right now, at most so many at once, and who follows them. */
final class Executions {
    private final Map<RunId, RunExecution> running = new ConcurrentHashMap<>();
    private final Map<RunId, EventQueue> followers = new ConcurrentHashMap<>();
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

    /** Executes a run on a slot that was reserved. */
    void start(Run run, Runnable whenOver) {
        RunExecution execution = new RunExecution(run, parts, journal(run), () -> {
            running.remove(run.id());
            followers.remove(run.id());
            slots.release();
            whenOver.run();
        });
        running.put(run.id(), execution);
        try {
            executor.execute(execution);
        } catch (RejectedExecutionException e) {
            // The executor is shut down: the run stays in the store and goes on when an engine is there again.
            running.remove(run.id());
            teller(run.id())
                    .accept(new RunEvent.StreamError(new RunEvent.StreamFault(
                            "The server is stopping; run " + run.id() + " goes on when it is back.",
                            "server_error",
                            null,
                            null)));
            followers.remove(run.id());
            slots.release();
        }
    }

    /** Follows what this engine will do with a run from now on. */
    EventQueue follow(RunId run) {
        EventQueue queue = new EventQueue();
        followers.put(run, queue);
        return queue;
    }

    void forget(RunId run) {
        followers.remove(run);
    }

    RunJournal journal(Run run) {
        return new RunJournal(parts.store(), run.threadId(), run.id(), teller(run.id()));
    }

    Optional<RunExecution> find(RunId run) {
        return Optional.ofNullable(running.get(run));
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

    private Consumer<RunEvent> teller(RunId run) {
        return event -> {
            EventQueue follower = followers.get(run);
            if (follower != null) {
                follower.add(event);
            }
        };
    }
}
