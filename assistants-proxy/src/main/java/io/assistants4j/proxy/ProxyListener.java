package io.assistants4j.proxy;

import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.tls.ServerIdentity;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens, encrypted or not.
 *
 * <p>The buffers of its connections are to be garbage when they are done with, not to go back to a pool: Jetty 12.1.14 can give
 * one back while the connection goes on reading into it, where a request that cannot be read is answered by one thread before
 * another has let go of it. From a pool it would be the next connection's as well, whose client would read what this one sent.
 */
final class ProxyListener {
    /** An id is one segment, whatever it holds; what it stands for is looked up, never a file. */
    private static final UriCompliance IDS_MAY_HOLD_ANYTHING = UriCompliance.DEFAULT.with(
            "ids", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR, UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private static final int ACCEPT_QUEUE = 2048;

    private final ServerConnector connector;
    private final SslContextFactory.@Nullable Server tls;

    private ProxyListener(ServerConnector connector, SslContextFactory.@Nullable Server tls) {
        this.connector = connector;
        this.tls = tls;
    }

    /** Will listen when the server starts. */
    static ProxyListener addTo(Server server, ProxyConfig config) {
        Front front = config.front();
        HttpConnectionFactory http = new HttpConnectionFactory(http(front));
        SslContextFactory.Server tls =
                front.certificate() == null ? null : tls(front.certificate().read());
        ServerConnector connector = tls == null
                ? new ServerConnector(server, http)
                : new ServerConnector(server, encryption(tls, http), http);
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(front.patience().toMillis());
        // A stream may be as silent as ever while the server stops.
        connector.setShutdownIdleTimeout(front.patience().toMillis());
        server.addConnector(connector);
        return new ProxyListener(connector, tls);
    }

    /** Where it listens, without a path. */
    URI address() {
        String host = connector.getHost().contains(":") ? "[" + connector.getHost() + "]" : connector.getHost();
        return URI.create((tls == null ? "http://" : "https://") + host + ":" + connector.getLocalPort());
    }

    /** Connections that are opened from now on see this certificate; nothing changes where none is encrypted. */
    void show(ServerIdentity identity) {
        if (tls == null) {
            return;
        }
        // What fails to reload has nothing to show any more.
        check(identity);
        try {
            tls.reload(factory -> use(tls, identity));
        } catch (Exception e) {
            throw new IllegalArgumentException("the certificate cannot be used: " + e.getMessage(), e);
        }
    }

    /** Returns quietly where a connection could see this certificate. */
    void check(ServerIdentity identity) {
        if (tls == null) {
            return;
        }
        SslContextFactory.Server trial = tls(identity);
        try {
            trial.start();
            trial.stop();
        } catch (Exception e) {
            throw new IllegalArgumentException("the certificate cannot be used: " + e.getMessage(), e);
        }
    }

    /** Takes no more connections. */
    CompletableFuture<Void> shutdown() {
        return connector.shutdown();
    }

    private static SslContextFactory.Server tls(ServerIdentity identity) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        use(tls, identity);
        return tls;
    }

    private static SslConnectionFactory encryption(SslContextFactory.Server tls, HttpConnectionFactory http) {
        SslConnectionFactory encryption = new SslConnectionFactory(tls, http.getProtocol());
        encryption.setDirectBuffersForDecryption(false);
        encryption.setDirectBuffersForEncryption(false);
        return encryption;
    }

    private static void use(SslContextFactory.Server tls, ServerIdentity identity) {
        tls.setKeyStore(identity.store());
        tls.setKeyStorePassword(
                identity.password() == null ? "" : identity.password().reveal());
    }

    private static HttpConfiguration http(Front front) {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(IDS_MAY_HOLD_ANYTHING);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        // Only buffers of the heap are cheap to make.
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        http.setRequestHeaderSize(front.headerLimit());
        // Jetty's own would refuse names that are not in the certificate; whether it is the right one clients decide.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return http;
    }
}
