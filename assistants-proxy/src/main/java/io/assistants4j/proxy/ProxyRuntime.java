package io.assistants4j.proxy;

import io.assistants4j.proxy.http.Descriptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.LongSupplier;

/**
 * The world a server lives in.
 *
 * @param timer calls for heartbeats; shut down with the server
 * @param meters where the server counts its requests, shown under {@code /metrics}; its provider may be measured there, too
 * @param clock what time it is
 * @param nanoTime a counter of nanoseconds that no change of the clock disturbs, for whatever takes too long
 */
public record ProxyRuntime(
        ScheduledExecutorService timer, PrometheusMeterRegistry meters, Clock clock, LongSupplier nanoTime) {
    /** A world with the time of this machine. */
    public ProxyRuntime(ScheduledExecutorService timer, PrometheusMeterRegistry meters) {
        this(timer, meters, Clock.systemUTC());
    }

    /** A world with this clock, in which as much time passes as on this machine. */
    public ProxyRuntime(ScheduledExecutorService timer, PrometheusMeterRegistry meters, Clock clock) {
        this(timer, meters, clock, System::nanoTime);
    }

    /** A timer of one daemon thread, and a registry with nothing in it. */
    public static ProxyRuntime create() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "heartbeats");
            thread.setDaemon(true);
            return thread;
        });
        // Else each stream that has ended would stay here until its next heartbeat.
        timer.setRemoveOnCancelPolicy(true);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().meterFilter(new Descriptions());
        return new ProxyRuntime(timer, meters);
    }
}
