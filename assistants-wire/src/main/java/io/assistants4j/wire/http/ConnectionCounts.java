package io.assistants4j.wire.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import okhttp3.ConnectionPool;

/**
 * Counts the open connections to each provider over all its pools: several accounts have several, and while a configuration
 * gives way to the next both have their own. A gauge of Micrometer would stay with the first. Thread-safe.
 */
final class ConnectionCounts {
    private static final String NAME = "assistants.http.client.connection.count";

    private final MeterRegistry meters;
    private final Map<String, Set<ConnectionPool>> pools = new ConcurrentHashMap<>();

    ConnectionCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void add(String provider, ConnectionPool pool) {
        pools.computeIfAbsent(provider, this::measured).add(pool);
    }

    void remove(String provider, ConnectionPool pool) {
        pools.getOrDefault(provider, Set.of()).remove(pool);
    }

    private Set<ConnectionPool> measured(String provider) {
        Set<ConnectionPool> all = ConcurrentHashMap.newKeySet();
        gauge(provider, "active", all, pool -> pool.connectionCount() - pool.idleConnectionCount());
        gauge(provider, "idle", all, ConnectionPool::idleConnectionCount);
        return all;
    }

    private void gauge(String provider, String state, Set<ConnectionPool> all, ToIntFunction<ConnectionPool> count) {
        Gauge.builder(NAME, all, pools -> pools.stream().mapToInt(count).sum())
                .baseUnit(BaseUnits.CONNECTIONS)
                .tag("gen_ai.provider.name", provider)
                .tag("state", state)
                .strongReference(true)
                .register(meters);
    }
}
