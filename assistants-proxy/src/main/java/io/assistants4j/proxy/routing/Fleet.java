package io.assistants4j.proxy.routing;

import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.wire.http.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The providers of a server, opened over one store for each tenant: for those that have runs to go on with at once, for others
 * when they first call. Closing this closes them, and leaves the store as it is. Thread-safe.
 */
public final class Fleet implements AutoCloseable {
    private final SqliteStore store;
    private final Telemetry telemetry;
    private final Set<Backend> open = ConcurrentHashMap.newKeySet();
    private final Routing routing;

    private Fleet(SqliteStore store, Telemetry telemetry, Lineup lineup) {
        this.store = store;
        this.telemetry = telemetry;
        this.routing = new Routing(Owners.in(store.owners()), tenants(lineup));
    }

    /** Opens all providers of the lineup; where one cannot be opened, none stays open. */
    public static Fleet open(Lineup lineup, SqliteStore store, Telemetry telemetry) {
        return new Fleet(store, telemetry, lineup);
    }

    /** Which of them answers a call. */
    public Routing routing() {
        return routing;
    }

    /** Starts no more runs and waits until those executed here are over, or until the time is over; whether they are. */
    public boolean drain(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        boolean isIdle = true;
        for (Backend backend : open) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            isIdle &= backend.provider().drain(left);
        }
        return isIdle;
    }

    @Override
    public void close() {
        closeAll(List.copyOf(open));
    }

    private Tenants tenants(Lineup lineup) {
        Tenants tenants = new Tenants(tenant -> backends(lineup, tenant));
        try {
            tenants.of(Caller.ANYBODY.tenant());
            store.owners().tenantsWithRuns().forEach(tenants::of);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return tenants;
    }

    private Backends backends(Lineup lineup, String tenant) {
        List<Backend> opened = new ArrayList<>();
        try {
            for (NamedOpening named : lineup.providers()) {
                Scope scope = new Scope(new ProviderId(named.name()), tenant);
                named.opening()
                        .open(store.conversations(scope), telemetry)
                        .forEach((account, provider) -> opened.add(new Backend(named.name(), account, provider)));
            }
            Backends backends = new Backends(opened, lineup.defaultName());
            open.addAll(opened);
            return backends;
        } catch (RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    /** Closes each, whatever happens to the others. */
    private void closeAll(List<Backend> backends) {
        RuntimeException failure = null;
        for (Backend backend : backends) {
            try {
                open.remove(backend);
                backend.provider().close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
