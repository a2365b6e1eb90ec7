package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.client.ThreadPerTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Where a world's tasks are executed: on threads all worlds share, because starting new ones for each takes longer than most
 * requirements. For a while it can keep back what it is given. Thread-safe.
 */
final class WorldExecutor extends AbstractExecutorService {
    private static final Executor THREADS = ThreadPerTask.executor("contract");

    private final List<Runnable> kept = new ArrayList<>();
    private boolean held;
    private boolean shut;
    private int open;

    @Override
    public synchronized void execute(Runnable task) {
        if (shut) {
            throw new RejectedExecutionException("This world is closed.");
        }
        open++;
        if (held) {
            kept.add(task);
        } else {
            start(task);
        }
    }

    /** Begins nothing from now on. */
    synchronized void hold() {
        held = true;
    }

    /** Begins what was kept back, in order, and whatever comes. */
    synchronized void release() {
        held = false;
        kept.forEach(this::start);
        kept.clear();
    }

    private void start(Runnable task) {
        THREADS.execute(() -> {
            try {
                task.run();
            } finally {
                over();
            }
        });
    }

    private synchronized void over() {
        open--;
        notifyAll();
    }

    @Override
    public synchronized void shutdown() {
        shut = true;
        release();
    }

    /** Gives back what was kept; what has begun goes on, for its threads are not of this world. */
    @Override
    public synchronized List<Runnable> shutdownNow() {
        shut = true;
        List<Runnable> never = List.copyOf(kept);
        open -= kept.size();
        kept.clear();
        return never;
    }

    @Override
    public synchronized boolean isShutdown() {
        return shut;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shut && open == 0;
    }

    @Override
    public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (!isTerminated()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
