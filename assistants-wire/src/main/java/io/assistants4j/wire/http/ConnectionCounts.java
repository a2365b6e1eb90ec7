package io.assistants4j.wire.http;

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
    private final Meters meters;
    private final Map<String, Set<ConnectionPool>> pools = new ConcurrentHashMap<>();

    ConnectionCounts(Meters meters) {
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
        watch(provider, "active", all, pool -> pool.connectionCount() - pool.idleConnectionCount());
        watch(provider, "idle", all, ConnectionPool::idleConnectionCount);
        return all;
    }

    private void watch(String provider, String state, Set<ConnectionPool> all, ToIntFunction<ConnectionPool> count) {
        meters.connections(provider, state, () -> all.stream().mapToInt(count).sum());
    }
}
