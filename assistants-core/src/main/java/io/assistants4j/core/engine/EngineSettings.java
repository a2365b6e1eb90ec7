package io.assistants4j.core.engine;

import java.time.Duration;

/**
 * Bounds of an engine.
 *
 * @param owner a name no other engine on the same store has
 * @param lease how long a run stays with an engine that gives no sign of life
 * @param maxRunning how many runs are executed at once; the rest stay queued in the store
 * @param maxAttempts how often a turn is begun, where engines die over it, before its run fails
 */
public record EngineSettings(String owner, Duration lease, int maxRunning, int maxAttempts) {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int MAX_RUNNING = 1_000;
    private static final int MAX_ATTEMPTS = 3;

    /** A lease of 30 seconds, 1,000 runs at once, 3 attempts. */
    public static EngineSettings of(String owner) {
        return new EngineSettings(owner, LEASE, MAX_RUNNING, MAX_ATTEMPTS);
    }
}
