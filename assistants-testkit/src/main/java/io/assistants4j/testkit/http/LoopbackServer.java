package io.assistants4j.testkit.http;

import io.assistants4j.core.client.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server on a port of the loopback address: keep-alive, chunked bodies both ways, a daemon thread per
 * connection. Faults stand between the answering side and the client; everything that arrives is in the journal.
 * Closing it ends every connection and every answer that still waits.
 */
public final class LoopbackServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Answering answering;
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final Sleeper sleeper;

    private LoopbackServer(ServerSocket listening, Answering answering, Sleeper sleeper) {
        this.listening = listening;
        this.answering = answering;
        this.sleeper = sleeper;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "loopback-" + listening.getLocalPort());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts listening on a free port; requests are answered by this from now on. */
    public static LoopbackServer start(Answering answering) {
        return start(answering, 0);
    }

    /**
     * Starts listening on this port, or on a free one for 0.
     *
     * @throws UncheckedIOException where the port is taken
     */
    public static LoopbackServer start(Answering answering, int port) {
        return start(answering, port, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    static LoopbackServer start(Answering answering, int port, Sleeper sleeper) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            LoopbackServer server = new LoopbackServer(listening, answering, sleeper);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's address, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** What arrived. */
    public Journal journal() {
        return journal;
    }

    /** What goes wrong next. */
    public Faults faults() {
        return faults;
    }

    /** How many clients are connected now, idle ones included. */
    public int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        closeQuietly(listening);
        connections.forEach(LoopbackServer::closeQuietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException | java.util.concurrent.RejectedExecutionException e) {
                // The server was closed while it waited for a client.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket, journal, sleeper).serve(this::answer);
        } catch (IOException e) {
            // The client went away in the middle of something; that is its business.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private Answer answer(ReceivedRequest request) {
        try {
            return faults.take(request).spoil(request, () -> answering.answer(request));
        } catch (RuntimeException | AssertionError e) {
            return Answer.json(500, ErrorBody.of("the fake itself failed: " + e, "server_error", null, "fake_failed"));
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is being thrown away.
        }
    }
}
