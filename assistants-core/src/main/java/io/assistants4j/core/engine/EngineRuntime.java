package io.assistants4j.core.engine;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.id.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The world an engine lives in.
 *
 * @param settings bounds
 * @param clock the time
 * @param sleeper how {@code createAndWait} waits
 * @param ids new ids
 * @param executor where runs are executed and futures computed; shut down with the provider
 * @param timer calls for a sweep every few seconds; shut down with the provider
 */
public record EngineRuntime(
        EngineSettings settings,
        Clock clock,
        Sleeper sleeper,
        IdSource ids,
        ExecutorService executor,
        ScheduledExecutorService timer) {
    private static final int SWEEPS_A_LEASE = 6;

    /**
     * A world with the default bounds; {@code ThreadPerTask} makes good executors and timers.
     *
     * @param name the beginning of the name the engine bears in its store
     */
    public static EngineRuntime of(
            String name,
            Clock clock,
            Sleeper sleeper,
            IdSource ids,
            ExecutorService executor,
            ScheduledExecutorService timer) {
        return new EngineRuntime(EngineSettings.of(name + "-" + ids.next()), clock, sleeper, ids, executor, timer);
    }

    /** How often an engine sweeps: six times a lease. */
    Duration sweepInterval() {
        return settings.lease().dividedBy(SWEEPS_A_LEASE);
    }
}
