package io.assistants4j.proxy.cli;

import io.assistants4j.proxy.ProxyConfig;
import io.assistants4j.proxy.ProxyRuntime;
import io.assistants4j.proxy.ProxyServer;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.proxy.http.Strictness;
import io.assistants4j.proxy.provider.Lineup;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server with its provider: started and stopped together, also when the JVM is told to end. */
final class Service implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final ProxyServer server;
    private final Providers.Opened opened;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private Service(ProxyServer server, Providers.Opened opened) {
        this.server = server;
        this.opened = opened;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    }

    /** Starts with complete settings; what they do not say of the provider stands in the environment. */
    static Service start(ServeSettings settings) throws IOException {
        return start(settings, System.getenv());
    }

    /** Starts with complete settings in this environment. */
    static Service start(ServeSettings settings, Map<String, String> variables) throws IOException {
        return start(settings, Lineup.fromEnv(Objects.requireNonNull(settings.provider(), "provider"), variables));
    }

    /** Starts with complete settings and these providers. */
    static Service start(ServeSettings settings, Lineup lineup) throws IOException {
        Logging.start();
        String host = Objects.requireNonNull(settings.host(), "host");
        int port = Objects.requireNonNull(settings.port(), "port");
        if (settings.masterKey() == null && !isLoopback(host)) {
            throw new IllegalArgumentException("to listen on " + host + " set a master key: --master-key or "
                    + ServeSettings.KEY_VARIABLE + "; without one only loopback is served");
        }
        ProxyRuntime runtime = ProxyRuntime.create();
        Path data = Objects.requireNonNull(settings.data(), "data");
        Providers.Opened opened = Providers.open(data, lineup, runtime.meters());
        try {
            ProxyConfig config = ProxyConfig.local(port)
                    .at(host, port)
                    .guardedBy(settings.masterKey())
                    .withStopTimeout(DRAIN)
                    .withStrictness(Boolean.TRUE.equals(settings.strict()) ? Strictness.STRICT : Strictness.TOLERANT);
            return new Service(ProxyServer.start(config, opened.provider(), runtime), opened);
        } catch (IOException e) {
            opened.close();
            throw isTaken(e)
                    ? new IOException("port " + port + " on " + host + " is taken; choose another with --port", e)
                    : e;
        }
    }

    URI address() {
        return server.address();
    }

    String provider() {
        return opened.provider().id().value();
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
            try (opened) {
                server.close();
                Duration left = DRAIN.minusNanos(System.nanoTime() - start);
                opened.provider().drain(left.isNegative() ? Duration.ZERO : left);
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
