package io.assistants4j.core.engine;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.client.ThreadPerTask;
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

    /** A world with a thread a run, virtual where the JVM has them, and one daemon thread for the timer. */
    public static EngineRuntime of(String name, Clock clock, Sleeper sleeper, IdSource ids) {
        return new EngineRuntime(
                EngineSettings.of(name + "-" + ids.next()),
                clock,
                sleeper,
                ids,
                ThreadPerTask.executor(name),
                ThreadPerTask.timer(name));
    }

    /** How often an engine sweeps: six times a lease. */
    Duration sweepInterval() {
        return settings.lease().dividedBy(SWEEPS_A_LEASE);
    }
}
