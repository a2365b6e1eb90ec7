package io.assistants4j.testkit.http;

import io.assistants4j.core.client.Sleeper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
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
    private final int port;
    private final Answering answering;
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final Sleeper sleeper;
    /** Listens, or refuses whoever comes. */
    private AutoCloseable door;

    private LoopbackServer(Answering answering, int wanted, Sleeper sleeper) {
        this.answering = answering;
        this.sleeper = sleeper;
        Listener listener = Listener.on(wanted, this::connected);
        this.port = listener.port();
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "loopback-" + port);
            thread.setDaemon(true);
            return thread;
        });
        this.door = listener.start();
    }

    /** Starts listening on a free port; requests are answered by this from now on. */
    public static LoopbackServer start(Answering answering) {
        return start(answering, 0);
    }

    /**
     * Starts listening on this port, or on a free one for 0.
     *
     * @throws java.io.UncheckedIOException where the port is taken
     */
    public static LoopbackServer start(Answering answering, int port) {
        return start(answering, port, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    static LoopbackServer start(Answering answering, int port, Sleeper sleeper) {
        return new LoopbackServer(answering, port, sleeper);
    }

    /** The server's address, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
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

    /** Waits until so many clients are connected; an {@link AssertionError} after the limit. */
    public void awaitConnections(int count, Duration limit) {
        Counts.await(connections, limit, count + " connections", seen -> seen == count, connections::size);
    }

    /** Refuses every new connection from now on. Those that are there go on, and nobody else can take the port. */
    public synchronized void refuse() {
        if (door instanceof Listener listener) {
            listener.close();
            door = new RefusingPort(port);
        }
    }

    /** Takes connections again after {@link #refuse}. */
    public synchronized void takeAgain() {
        if (door instanceof RefusingPort refusing) {
            refusing.close();
            door = Listener.on(port, this::connected).start();
        }
    }

    @Override
    public synchronized void close() {
        closeQuietly(door);
        connections.forEach(LoopbackServer::closeQuietly);
        threads.shutdownNow();
    }

    private void connected(Socket socket) {
        connections.add(socket);
        tellOfConnections();
        threads.execute(() -> serve(socket));
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
            tellOfConnections();
        }
    }

    private void tellOfConnections() {
        synchronized (connections) {
            connections.notifyAll();
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
