package io.assistants4j.testkit.http;

import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** Waits until a count is as wanted, on a monitor whose threads are notified of every change. */
final class Counts {
    private Counts() {}

    /** Waits; an {@link AssertionError} after the limit. */
    static void await(Object monitor, Duration limit, String wanted, IntPredicate enough, IntSupplier count) {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (monitor) {
            while (!enough.test(count.getAsInt())) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("expected " + wanted + " within " + limit + ", saw " + count.getAsInt());
                }
                try {
                    monitor.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted while waiting for " + wanted, e);
                }
            }
        }
    }
}
