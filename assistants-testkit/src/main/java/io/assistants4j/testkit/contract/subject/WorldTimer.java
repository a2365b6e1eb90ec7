package io.assistants4j.testkit.contract.subject;

import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The timer of one world, on a thread all worlds share; it knows the time of the machine alone. Thread-safe. */
final class WorldTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private static final ScheduledExecutorService THREAD = thread();

    private final Set<ScheduledFuture<?>> scheduled = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    private static ScheduledExecutorService thread() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "contract-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return kept(THREAD.schedule(task, delay, unit));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return kept(THREAD.schedule(task, delay, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        return kept(THREAD.scheduleAtFixedRate(task, delay, period, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long pause, TimeUnit unit) {
        return kept(THREAD.scheduleWithFixedDelay(task, delay, pause, unit));
    }

    @Override
    public void execute(Runnable task) {
        ScheduledFuture<?> unused = schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    private <T extends ScheduledFuture<?>> T kept(T future) {
        scheduled.add(future);
        if (shut) {
            future.cancel(false);
        }
        return future;
    }

    @Override
    public void shutdown() {
        List<Runnable> unused = shutdownNow();
    }

    @Override
    public List<Runnable> shutdownNow() {
        shut = true;
        scheduled.forEach(future -> future.cancel(false));
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut && scheduled.stream().allMatch(ScheduledFuture::isDone);
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }
}
