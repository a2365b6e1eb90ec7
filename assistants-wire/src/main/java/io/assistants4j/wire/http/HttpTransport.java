package io.assistants4j.wire.http;

import io.assistants4j.wire.dialect.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * All of a provider's calls: one client with one pool of connections, and the {@link CallExecutor} they go through.
 *
 * <p>The client follows no redirect and repeats nothing on its own: an API that redirects is configured wrongly, and
 * credentials must not travel on. Its threads are daemons, so it keeps no JVM alive. Thread-safe.
 */
public final class HttpTransport implements AutoCloseable {
    static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private static final int MOST_IDLE = 256;
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);

    private final OkHttpClient client;
    private final Retrofit retrofit;
    private final CallExecutor calls;
    private final String provider;
    private final ConnectionCounts connections;

    public HttpTransport(Dialect dialect, HttpSettings settings, CallTime time, Telemetry telemetry) {
        this.client = client(dialect, settings, new RequestLog(dialect, time.nanoTime()));
        this.retrofit = new Retrofit.Builder()
                .baseUrl(HttpUrl.get(dialect.baseAddress()))
                .callFactory(client)
                .build();
        this.calls = new CallExecutor(dialect, settings, time, telemetry);
        this.provider = dialect.id().value();
        this.connections = telemetry.connections();
        connections.add(provider, client.connectionPool());
    }

    /** Routes as a Retrofit interface; its calls are to be executed by {@link #calls()} only. */
    public <T> T routes(Class<T> routes) {
        return retrofit.create(routes);
    }

    /** What executes them. */
    public CallExecutor calls() {
        return calls;
    }

    /** Breaks off the calls that still run, lets no other begin and gives back what the client holds. */
    @Override
    public void close() {
        calls.close();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        connections.remove(provider, client.connectionPool());
    }

    private static OkHttpClient client(Dialect dialect, HttpSettings settings, RequestLog log) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(settings.maxConcurrentCalls());
        dispatcher.setMaxRequestsPerHost(settings.maxConcurrentCalls());
        int idle = Math.min(MOST_IDLE, settings.maxConcurrentCalls());
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(idle, LONGEST_IDLE.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readIdle())
                .writeTimeout(settings.readIdle())
                .callTimeout(Duration.ZERO)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addInterceptor(new DialectInterceptor(dialect, settings.proxy()))
                .addInterceptor(log)
                .addNetworkInterceptor(SendMark::set);
        if ("http".equalsIgnoreCase(dialect.baseAddress().getScheme())) {
            // Getting ready for TLS reads all trusted certificates, which takes longer than the first call.
            client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        HttpProxy proxy = settings.proxy();
        if (proxy != null) {
            client.proxy(proxy.address());
            authorizeTunnel(client, proxy.authorization());
        }
        if (settings.tls() != null) {
            TlsSockets sockets = TlsSockets.of(settings.tls());
            client.sslSocketFactory(sockets.factory(), sockets.trust());
        }
        return client.build();
    }

    /** The client asks before it opens a tunnel; asked again, the proxy did not like the answer. */
    private static void authorizeTunnel(OkHttpClient.Builder client, @Nullable String authorization) {
        if (authorization != null) {
            client.proxyAuthenticator((route, response) -> response.request().header(PROXY_AUTHORIZATION) != null
                    ? null
                    : response.request()
                            .newBuilder()
                            .header(PROXY_AUTHORIZATION, authorization)
                            .build());
        }
    }
}
