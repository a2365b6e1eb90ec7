package io.assistants4j.wire.http;

import io.assistants4j.core.value.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that all calls go through. An https address is reached by a tunnel, so the proxy sees neither paths nor credentials.
 *
 * @param host its name or address
 * @param port its port
 * @param user who we are to it; null where it does not ask
 * @param password of this user; null where there is no user
 */
public record HttpProxy(
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password) {
    private static final int MOST = 65_535;

    public HttpProxy {
        Objects.requireNonNull(host, "host");
        if (host.isBlank() || port < 1 || port > MOST) {
            throw new IllegalArgumentException("proxy must have a host and a port from 1 to " + MOST);
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("proxy must have a user and a password, or neither");
        }
    }

    /** A proxy that asks nobody who they are. */
    public static HttpProxy of(String host, int port) {
        return new HttpProxy(host, port, null, null);
    }

    Proxy address() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** What proves who we are; null where nothing has to. */
    @Nullable
    String authorization() {
        return user == null || password == null ? null : Credentials.basic(user, password.reveal());
    }
}
