package io.assistants4j.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Takes connections on a port of the loopback address, on a daemon thread of its own. */
final class Listener implements AutoCloseable {
    private static final int WAITING_CLIENTS = 1024;

    private final ServerSocket socket = new ServerSocket();
    private final Consumer<Socket> client;
    private final Thread thread;

    private Listener(int port, Consumer<Socket> client) throws IOException {
        this.client = client;
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_CLIENTS);
        this.thread = new Thread(this::accept, "loopback-" + port());
        thread.setDaemon(true);
    }

    /** Listens on this port, or on a free one for 0. */
    static Listener on(int port, Consumer<Socket> client) {
        try {
            return new Listener(port, client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over who comes from now on. */
    Listener start() {
        thread.start();
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Listens no more when this returns: until its thread wakes up, the system keeps the socket. */
    @Override
    public void close() {
        try {
            socket.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                client.accept(socket.accept());
            } catch (IOException e) {
                // It was closed while it waited for a client.
                return;
            }
        }
    }
}
