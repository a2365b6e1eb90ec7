package io.assistants4j.proxy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.ApiHandler;
import io.assistants4j.proxy.http.CallReader;
import io.assistants4j.proxy.http.CrossOrigin;
import io.assistants4j.proxy.http.Doorkeeper;
import io.assistants4j.proxy.http.Endpoint;
import io.assistants4j.proxy.http.EventStreams;
import io.assistants4j.proxy.http.Gatekeeper;
import io.assistants4j.proxy.http.JsonErrors;
import io.assistants4j.proxy.http.LingeringClose;
import io.assistants4j.proxy.http.RequestMetrics;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.proxy.limit.RequestLimits;
import io.assistants4j.proxy.repeat.RememberedAnswers;
import io.assistants4j.proxy.resource.Operations;
import io.assistants4j.proxy.routing.Routing;
import io.assistants4j.proxy.tls.ServerIdentity;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * An HTTP server that speaks Assistants v2 and passes every call to one provider.
 *
 * <p>Besides the API it answers {@code /health/liveness}, {@code /health/readiness}, as LiteLLM does, and {@code /metrics}. A
 * thread serves each request and each event stream: a virtual one where the JDK has them.
 */
public final class ProxyServer implements AutoCloseable {
    private static final int PLATFORM_THREADS = 1_024;
    private static final int VIRTUAL_THREADS = 10_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Server server;
    private final ProxyListener listener;
    private final GracefulHandler requests;
    private final EventStreams streams;
    private final ProxyConfig config;
    private final ProxyRuntime runtime;

    private ProxyServer(
            Server server,
            ProxyListener listener,
            GracefulHandler requests,
            EventStreams streams,
            ProxyConfig config,
            ProxyRuntime runtime) {
        this.server = server;
        this.listener = listener;
        this.requests = requests;
        this.streams = streams;
        this.config = config;
        this.runtime = runtime;
    }

    /**
     * Starts serving; the provider stays the caller's to close, after this server.
     *
     * @throws IOException if the address cannot be listened on
     */
    public static ProxyServer start(ProxyConfig config, AssistantsProvider provider) throws IOException {
        return start(config, provider, ProxyRuntime.create());
    }

    /**
     * Starts serving in this world; the provider stays the caller's to close, after this server.
     *
     * @throws IOException if the address cannot be listened on
     */
    public static ProxyServer start(ProxyConfig config, AssistantsProvider provider, ProxyRuntime runtime)
            throws IOException {
        return start(config, Routing.to(provider), runtime);
    }

    /**
     * Starts serving the providers of this routing in this world; both stay the caller's to close, after this server.
     *
     * @throws IOException if the address cannot be listened on
     */
    public static ProxyServer start(ProxyConfig config, Routing routing, ProxyRuntime runtime) throws IOException {
        return start(config, routing, KeyRing.of(config.masterKey()), runtime);
    }

    /**
     * Starts serving the providers of this routing in this world to callers whom the doorkeeper admits; the master key of the
     * configuration is not looked at. All stay the caller's to close, after this server.
     *
     * @throws IOException if the address cannot be listened on
     */
    public static ProxyServer start(ProxyConfig config, Routing routing, Doorkeeper doorkeeper, ProxyRuntime runtime)
            throws IOException {
        Server server = new Server(threads(), null, new ByteBufferPool.NonPooling());
        ProxyListener listener = ProxyListener.addTo(server, config);
        RequestMetrics metrics = new RequestMetrics(runtime.meters());
        server.setErrorHandler(new JsonErrors(metrics));
        EventStreams streams = new EventStreams(runtime.timer(), config.heartbeat());
        Router routes = routes(routing, metrics, runtime.clock());
        ApiHandler api = new ApiHandler(
                routes,
                new Gatekeeper(doorkeeper, config.strictness(), new RequestLimits(runtime.clock())),
                new CallReader(config.strictness(), config.front(), runtime.nanoTime()),
                new RememberedAnswers(runtime.clock()),
                streams,
                metrics);
        GracefulHandler requests =
                new GracefulHandler(CrossOrigin.around(api, config.front().origins(), routes, metrics));
        // Outside of what is waited for at the end.
        server.setHandler(new LingeringClose(requests, runtime.nanoTime()));
        ProxyServer started = new ProxyServer(server, listener, requests, streams, config, runtime);
        started.open();
        return started;
    }

    /** Where it listens, without a path. */
    public URI address() {
        return listener.address();
    }

    /**
     * Returns quietly where connections could see this certificate; nothing changes.
     *
     * @throws IllegalArgumentException where it cannot be used
     */
    public void check(ServerIdentity identity) {
        listener.check(identity);
    }

    /**
     * Connections that are opened from now on see this certificate, those there are go on. Without effect where connections
     * are not encrypted.
     *
     * @throws IllegalArgumentException where it cannot be used; then the one before stays
     */
    public void show(ServerIdentity identity) {
        listener.show(identity);
    }

    /**
     * Refuses new connections and requests, waits for what is being answered, up to the stop timeout, and stops. A stream that
     * is still open then ends with an error event; its run goes on for as long as the provider does.
     */
    @Override
    public void close() {
        try {
            if (server.isRunning()) {
                drain();
            }
            server.stop();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the server did not stop in order", e);
        } finally {
            runtime.timer().shutdownNow();
        }
    }

    private void drain() throws InterruptedException, ExecutionException {
        CompletableFuture<Void> answered = requests.shutdown();
        // That all connections are closed is not waited for: clients keep idle ones.
        CompletableFuture<Void> unused = listener.shutdown();
        if (!isOver(answered, config.stopTimeout())) {
            streams.breakOff();
            isOver(answered, LAST_WORDS);
        }
    }

    private static boolean isOver(CompletableFuture<Void> work, Duration timeout)
            throws InterruptedException, ExecutionException {
        try {
            work.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void open() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw e instanceof IOException io ? io : new IOException("the server cannot start: " + e.getMessage(), e);
        }
    }

    private static Router routes(Routing routing, RequestMetrics metrics, Clock clock) {
        // Probes of LiteLLM ask for either and may look at the words.
        Endpoint alive = call -> Answer.text("application/json", "\"I'm alive!\"");
        return Operations.addTo(new Router(), routing)
                .on("GET", "/health/liveness", alive)
                .on("GET", "/health/liveliness", alive)
                .on(
                        "GET",
                        "/health/readiness",
                        call -> routing.readiness(clock.instant()).answer())
                .on("GET", "/metrics", call -> {
                    routing.ledger().measure();
                    return metrics.scrape();
                });
    }

    private static ThreadPool threads() {
        if (VirtualThreads.areSupported()) {
            VirtualThreadPool pool = new VirtualThreadPool();
            pool.setMaxConcurrentTasks(VIRTUAL_THREADS);
            return pool;
        }
        return new QueuedThreadPool(PLATFORM_THREADS);
    }
}
