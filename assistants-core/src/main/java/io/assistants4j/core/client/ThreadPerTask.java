package io.assistants4j.core.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Executors for tasks that mostly wait: a virtual thread a task where the JVM has them (21 and newer), else pooled daemon
 * threads without an upper bound.
 */
public final class ThreadPerTask {
    private ThreadPerTask() {}

    /** An executor whose threads bear this name and a number; whoever asks for it shuts it down. */
    public static ExecutorService executor(String name) {
        ExecutorService virtual = virtual();
        return virtual == null ? Executors.newCachedThreadPool(daemons(name)) : virtual;
    }

    /** A timer of one daemon thread that bears this name; whoever asks for it shuts it down. */
    public static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(daemons(name));
    }

    private static @Nullable ExecutorService virtual() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invoke();
        } catch (NoSuchMethodException e) {
            return null;
        } catch (Throwable e) {
            throw new IllegalStateException("This JVM has virtual threads but does not give them", e);
        }
    }

    private static ThreadFactory daemons(String name) {
        AtomicLong count = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
