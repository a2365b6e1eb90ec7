package io.assistants4j.proxy.routing;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.wire.http.Reachability;
import io.assistants4j.wire.http.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of a server, opened over one store for each tenant: for those that have runs to go on with at once, for others
 * when they first call. Closing this closes them, and leaves the store as it is. Thread-safe.
 */
public final class Fleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final Duration LAST_RUNS = Duration.ofMinutes(1);

    private final SqliteStore store;
    private final Telemetry telemetry;
    private final RunLedger ledger;
    private final LongSupplier nanoTime;
    private final Set<Backend> open = ConcurrentHashMap.newKeySet();
    private final Routing routing;
    private int generation;

    private Fleet(SqliteStore store, Telemetry telemetry, RunLedger ledger, LongSupplier nanoTime, Lineup lineup) {
        this.store = store;
        this.telemetry = telemetry;
        this.ledger = ledger;
        this.nanoTime = nanoTime;
        this.routing = new Routing(Owners.in(store.owners()), ledger, tenants(lineup));
    }

    /**
     * Opens all providers of the lineup; where one cannot be opened, none stays open.
     *
     * @param nanoTime a counter of nanoseconds that no change of the clock disturbs
     */
    public static Fleet open(
            Lineup lineup, SqliteStore store, Telemetry telemetry, RunLedger ledger, LongSupplier nanoTime) {
        return new Fleet(store, telemetry, ledger, nanoTime, lineup);
    }

    /** Which of them answers a call. */
    public Routing routing() {
        return routing;
    }

    /**
     * Lets another lineup take over: calls that begin now go to its providers. Those there were are closed as soon as the calls
     * and streams that use them are over and what they execute is, after a while in any case; the new ones go on with what is
     * left. Where one of the new cannot be opened, all stays as it was.
     */
    public synchronized void change(Lineup next) {
        List<Backend> old = List.copyOf(open);
        routing.use(tenants(next));
        old.forEach(this::retire);
    }

    private void retire(Backend backend) {
        backend.retire(() -> {
            Thread closing = new Thread(() -> close(backend), "close-" + backend.label());
            closing.setDaemon(true);
            closing.start();
        });
    }

    private void close(Backend backend) {
        try {
            backend.provider().drain(LAST_RUNS);
            closeAll(List.of(backend));
        } catch (RuntimeException e) {
            LOG.warn("provider {} did not close in order", backend.label(), e);
        }
    }

    /**
     * Starts no more runs and waits until those executed here are over, or until the time is over; whether they are. All
     * providers at once: none is to begin what it could not finish while another is waited for.
     */
    public boolean drain(Duration timeout) {
        return atOnce(open, backend -> isDrained(backend, timeout)).stream().allMatch(drained -> drained);
    }

    private static boolean isDrained(Backend backend, Duration timeout) {
        try {
            return backend.provider().drain(timeout);
        } catch (RuntimeException e) {
            LOG.warn("provider {} did not finish in order", backend.label(), e);
            return false;
        }
    }

    @Override
    public void close() {
        closeAll(List.copyOf(open));
    }

    private synchronized Tenants tenants(Lineup from) {
        Set<Backend> before = Set.copyOf(open);
        int number = ++generation;
        Map<String, Reachability> reached = new ConcurrentHashMap<>();
        Tenants tenants = new Tenants(tenant -> backends(from, number, tenant, reached));
        try {
            tenants.of(Caller.ANYBODY.tenant());
            store.owners().tenantsWithRuns().forEach(tenants::of);
        } catch (RuntimeException e) {
            generation = number - 1;
            closeAll(open.stream().filter(backend -> !before.contains(backend)).toList());
            throw e;
        }
        return tenants;
    }

    private synchronized Backends backends(Lineup from, int number, String tenant, Map<String, Reachability> reached) {
        List<Backend> opened = new ArrayList<>();
        try {
            for (NamedOpening named : from.providers()) {
                Scope scope = new Scope(new ProviderId(named.name()), tenant);
                Reachability last = reached.computeIfAbsent(named.name(), name -> new Reachability());
                named.opening()
                        .open(store.conversations(scope, ledger.observer(scope)), telemetry.noting(last))
                        .forEach((account, provider) ->
                                opened.add(new Backend(named.name(), account, provider, last, new Missing(nanoTime))));
            }
            Backends backends = new Backends(opened, from.defaultName());
            open.addAll(opened);
            if (number != generation) {
                // A call came with the lineup that just gave way: it will look again.
                opened.forEach(this::retire);
            }
            return backends;
        } catch (RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    /** Closes each, whatever happens to the others; at once, because each may wait for what it executes. */
    private void closeAll(List<Backend> backends) {
        atOnce(backends, this::closed).stream()
                .flatMap(Optional::stream)
                .reduce((one, other) -> other)
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    private Optional<RuntimeException> closed(Backend backend) {
        try {
            open.remove(backend);
            backend.provider().close();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private static <T> List<T> atOnce(Collection<Backend> backends, Function<Backend, T> work) {
        ExecutorService threads = ThreadPerTask.executor("fleet");
        try {
            List<CompletableFuture<T>> begun = backends.stream()
                    .map(backend -> CompletableFuture.supplyAsync(() -> work.apply(backend), threads))
                    .toList();
            return begun.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }
}
