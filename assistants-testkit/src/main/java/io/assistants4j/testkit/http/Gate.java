package io.assistants4j.testkit.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place where an answer stops until the test lets it go on; the test can also wait until the answer has got there. */
public final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Lets everything pass from now on. */
    public void open() {
        open.countDown();
    }

    /** Waits until an answer stands at this gate; an {@link AssertionError} after the limit. */
    public void awaitReached(Duration limit) {
        try {
            if (!reached.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("no answer reached the gate within " + limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the gate to be reached", e);
        }
    }

    /** Tells that an answer got here, and waits until the gate is open. */
    public void pass() throws InterruptedException {
        reached.countDown();
        open.await();
    }
}
