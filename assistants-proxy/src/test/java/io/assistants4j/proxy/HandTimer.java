package io.assistants4j.proxy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes when a test says so; what is due runs in the test's thread. Repeated tasks only. */
final class HandTimer extends ScheduledThreadPoolExecutor {
    private static final long NEVER_DAYS = 3_650;

    private final Map<Future<?>, Repeated> tasks = new ConcurrentHashMap<>();

    HandTimer() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        ScheduledFuture<?> handle = schedule(() -> {}, NEVER_DAYS, TimeUnit.DAYS);
        tasks.put(handle, new Repeated(task, unit.toNanos(delay), unit.toNanos(period)));
        return handle;
    }

    /** Lets this much time pass. */
    void pass(Duration time) {
        tasks.keySet().removeIf(Future::isCancelled);
        tasks.values().forEach(task -> task.pass(time.toNanos()));
    }

    /** How many tasks are not cancelled. */
    int repeated() {
        tasks.keySet().removeIf(Future::isCancelled);
        return tasks.size();
    }

    private static final class Repeated {
        private final Runnable task;
        private final long period;
        private long left;

        Repeated(Runnable task, long delay, long period) {
            this.task = task;
            this.left = delay;
            this.period = period;
        }

        synchronized void pass(long nanos) {
            left -= nanos;
            while (left <= 0) {
                left += period;
                task.run();
            }
        }
    }
}
