package io.assistants4j.proxy;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.http.Strictness;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens and whom it serves.
 *
 * @param host the name or address to listen on
 * @param port the port; 0 for any free one
 * @param masterKey what callers must send as bearer; null lets everybody call
 * @param front what it shows to those who connect, and how much of them it takes
 * @param stopTimeout how long stopping waits for what is being answered
 * @param heartbeat how often an event stream gets a comment that shows it is alive
 * @param strictness what becomes of unknown fields in requests and of a missing version header
 */
public record ProxyConfig(
        String host,
        int port,
        @Nullable Secret masterKey,
        Front front,
        Duration stopTimeout,
        Duration heartbeat,
        Strictness strictness) {

    /** @throws IllegalArgumentException naming what is out of range */
    public ProxyConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, but is " + port);
        }
        if (heartbeat.toMillis() < 1) {
            throw new IllegalArgumentException("heartbeat must be at least a millisecond");
        }
    }

    /** Loopback only, no key, bodies up to 16 MiB, 30 s to stop, a heartbeat every 15 s, tolerant. */
    public static ProxyConfig local(int port) {
        return new ProxyConfig(
                "127.0.0.1",
                port,
                null,
                Front.PLAIN,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Strictness.TOLERANT);
    }

    /** The same at another address. */
    public ProxyConfig at(String otherHost, int otherPort) {
        return new ProxyConfig(otherHost, otherPort, masterKey, front, stopTimeout, heartbeat, strictness);
    }

    /** The same for holders of this key. */
    public ProxyConfig guardedBy(@Nullable Secret key) {
        return new ProxyConfig(host, port, key, front, stopTimeout, heartbeat, strictness);
    }

    /** The same with another limit for bodies, in bytes. */
    public ProxyConfig withBodyLimit(long bytes) {
        return withFront(front.withBodyLimit(bytes));
    }

    /** The same with another face. */
    public ProxyConfig withFront(Front other) {
        return new ProxyConfig(host, port, masterKey, other, stopTimeout, heartbeat, strictness);
    }

    /** The same with another pause between heartbeats. */
    public ProxyConfig withHeartbeat(Duration pause) {
        return new ProxyConfig(host, port, masterKey, front, stopTimeout, pause, strictness);
    }

    /** The same with another patience when stopping. */
    public ProxyConfig withStopTimeout(Duration timeout) {
        return new ProxyConfig(host, port, masterKey, front, timeout, heartbeat, strictness);
    }

    /** The same, so strict. */
    public ProxyConfig withStrictness(Strictness other) {
        return new ProxyConfig(host, port, masterKey, front, stopTimeout, heartbeat, other);
    }
}
