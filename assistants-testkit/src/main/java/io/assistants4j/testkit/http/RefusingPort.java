package io.assistants4j.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A loopback port that is taken but not listening: every connection to it is refused, and nobody else can take it. */
public final class RefusingPort implements AutoCloseable {
    private final Socket bound = new Socket();

    /** Takes a free port. */
    public RefusingPort() {
        this(0);
    }

    /** Takes this port, on which nobody listens any more; connections that were made there may go on. */
    RefusingPort(int port) {
        try {
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address at which nobody answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + bound.getLocalPort());
    }

    @Override
    public void close() {
        try {
            bound.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
