package io.assistants4j.proxy.cli;

import io.assistants4j.proxy.ProxyConfig;
import io.assistants4j.proxy.ProxyRuntime;
import io.assistants4j.proxy.ProxyServer;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.http.Strictness;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import io.assistants4j.proxy.routing.Fleet;
import io.assistants4j.proxy.tls.CertificateFiles;
import io.assistants4j.proxy.tls.ServerIdentity;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.wire.http.Metering;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server with its providers and their store: started and stopped together, also when the JVM is told to end. */
final class Service implements AutoCloseable {
    static final Duration DRAIN = Duration.ofSeconds(20);
    private static final String FILE = "assistants.db";

    private final ProxyServer server;
    private final Fleet fleet;
    private final SqliteStore store;
    private final Doors doors;
    private volatile Lineup lineup;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private Service(ProxyServer server, Fleet fleet, SqliteStore store, Doors doors, Lineup lineup) {
        this.server = server;
        this.fleet = fleet;
        this.store = store;
        this.doors = doors;
        this.lineup = lineup;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    }

    /** Starts with complete settings; what they do not say of the provider stands in the environment. */
    static Service start(ServeSettings settings) throws IOException {
        return start(settings, System.getenv());
    }

    /** Starts with complete settings in this environment. */
    static Service start(ServeSettings settings, Map<String, String> variables) throws IOException {
        return start(settings, lineup(settings, variables));
    }

    /** The one provider that complete settings name, as this environment describes it. */
    static Lineup lineup(ServeSettings settings, Map<String, String> variables) {
        return Lineup.fromEnv(Objects.requireNonNull(settings.provider(), "provider"), variables);
    }

    /** Starts with complete settings and these providers, for anybody or for holders of the master key. */
    static Service start(ServeSettings settings, Lineup lineup) throws IOException {
        return start(settings, Front.PLAIN, lineup, List.of());
    }

    /** Starts with complete settings and these providers, also for holders of these keys. */
    static Service start(ServeSettings settings, Front front, Lineup lineup, List<KnownKey> keys) throws IOException {
        ProxyConfig config = config(settings, keys).withFront(front);
        Duration often = front.patience().dividedBy(2);
        if (often.compareTo(config.heartbeat()) < 0) {
            // A silent stream is not to be taken for an idle connection.
            config = config.withHeartbeat(often);
        }
        ProxyRuntime runtime = ProxyRuntime.create();
        SqliteStore store = store(Objects.requireNonNull(settings.data(), "data"));
        Doors doors = new Doors(store.keys(), settings.masterKey(), keys);
        try {
            Fleet fleet = Fleet.open(
                    lineup,
                    store,
                    Metering.to(runtime.meters()),
                    RunLedger.in(store.usage(), runtime.clock(), runtime.meters()),
                    runtime.nanoTime());
            try {
                ProxyServer server = ProxyServer.start(config, fleet.routing(), doors, runtime);
                return new Service(server, fleet, store, doors, lineup);
            } catch (IOException | RuntimeException e) {
                fleet.close();
                throw e;
            }
        } catch (IOException e) {
            store.close();
            String where = config.port() + " on " + config.host();
            throw isTaken(e) ? new IOException("port " + where + " is taken; choose another with --port", e) : e;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static ProxyConfig config(ServeSettings settings, List<KnownKey> keys) {
        String host = Objects.requireNonNull(settings.host(), "host");
        int port = Objects.requireNonNull(settings.port(), "port");
        if (lacksKey(settings, keys)) {
            throw new IllegalArgumentException("to listen on " + host + " set a master key: --master-key or "
                    + ServeSettings.KEY_VARIABLE + "; without one only loopback is served");
        }
        return ProxyConfig.local(port)
                .at(host, port)
                .guardedBy(settings.masterKey())
                .withStopTimeout(DRAIN)
                .withStrictness(Boolean.TRUE.equals(settings.strict()) ? Strictness.STRICT : Strictness.TOLERANT);
    }

    /** Whether everybody could call, and not only from this machine. */
    static boolean lacksKey(ServeSettings settings, List<KnownKey> keys) {
        return settings.masterKey() == null
                && keys.isEmpty()
                && !isLoopback(Objects.requireNonNull(settings.host(), "host"));
    }

    /** Whether there is a store in this directory. */
    static boolean hasStore(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    static SqliteStore store(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IOException("the data directory " + directory + " cannot be used: " + e.getMessage(), e);
        }
        return SqliteStore.open(directory.resolve(FILE));
    }

    /**
     * Lets other providers, keys and another certificate count from now on, without cutting what is under way. Where it
     * listens, what it takes and where it keeps conversations stays as it is.
     *
     * @param certificate where it is found now; null leaves the one there is
     * @throws IllegalArgumentException where the settings would open to everybody what is not on loopback, or where the
     *     certificate cannot be used
     */
    synchronized void change(
            ServeSettings settings, @Nullable CertificateFiles certificate, Lineup next, List<KnownKey> keys) {
        config(settings, keys);
        ServerIdentity identity = certificate == null ? null : certificate.read();
        // All that may be refused comes first: a change is made whole or not at all.
        if (identity != null) {
            server.check(identity);
        }
        fleet.change(next);
        doors.change(settings.masterKey(), keys);
        lineup = next;
        if (identity != null) {
            server.show(identity);
        }
    }

    URI address() {
        return server.address();
    }

    /** The names of the providers. */
    String providers() {
        return lineup.providers().stream().map(NamedOpening::name).collect(Collectors.joining(", "));
    }

    /** Waits until the JVM is told to end. */
    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Finishes what is being answered and what runs, within bounds; a second call does nothing. */
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            long start = System.nanoTime();
            try (store;
                    fleet) {
                server.close();
                Duration left = DRAIN.minusNanos(System.nanoTime() - start);
                fleet.drain(left.isNegative() ? Duration.ZERO : left);
            } finally {
                stopped.countDown();
            }
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host '" + host + "' is not known here", e);
        }
    }

    private static boolean isTaken(IOException failure) {
        return failure instanceof BindException || failure.getCause() instanceof BindException;
    }
}
