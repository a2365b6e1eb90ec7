package io.assistants4j.testkit.architecture.badhouse.core;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Takes from the world what should have been given to it. */
public final class ReachesOut {
    private final Supplier<Instant> byReference = Instant::now;

    Object[] clocks() {
        return new Object[] {
            byReference, Instant.now(), Clock.systemUTC(), System.currentTimeMillis(), System.nanoTime()
        };
    }

    String[] environment() {
        return new String[] {System.getenv("HOME"), System.getProperty("user.dir")};
    }

    Object[] threads() {
        return new Object[] {new Thread(() -> {}), Executors.newCachedThreadPool(), ForkJoinPool.commonPool()};
    }

    void pause() throws InterruptedException {
        Thread.sleep(1);
        TimeUnit.SECONDS.sleep(1);
    }
}
