package io.assistants4j.core.client;

import java.time.Duration;

/** Waits; injected so that tests need no time. */
@FunctionalInterface
public interface Sleeper {
    /**
     * Waits this long.
     *
     * @throws InterruptedException where the waiting thread is interrupted
     */
    void sleep(Duration duration) throws InterruptedException;
}
