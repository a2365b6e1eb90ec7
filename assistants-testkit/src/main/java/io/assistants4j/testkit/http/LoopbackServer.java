package io.assistants4j.testkit.http;

import io.assistants4j.core.client.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on a port of the loopback address: keep-alive, chunked bodies both ways, a daemon thread per
 * connection. Faults stand between the answering side and the client; everything that arrives is in the journal.
 * Closing it ends every connection and every answer that still waits.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Duration AT_THE_DOOR = Duration.ofSeconds(10);

    private final int port;
    private final Answering answering;
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    /** Held to write while connections are ended, so that no request of theirs is half way to its answer then. */
    private final ReentrantReadWriteLock answers = new ReentrantReadWriteLock();

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

    /**
     * Ends every connection there is, those included whose client is gone. What came over them and has no answer yet never
     * gets one and is not in the journal; after a second, whatever is being answered goes on. Clients may come again.
     */
    public synchronized void hangUp() {
        awaitThoseAtTheDoor();
        boolean isQuiet = tryQuiet();
        try {
            List<Socket> ended = List.copyOf(connections);
            connections.removeAll(ended);
            ended.forEach(LoopbackServer::closeQuietly);
        } finally {
            if (isQuiet) {
                answers.writeLock().unlock();
            }
        }
        tellOfConnections();
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

    /** Clients are let in one after the other: once a new one is in, so are those that came before it. */
    private void awaitThoseAtTheDoor() {
        if (!(door instanceof Listener)) {
            return;
        }
        try (Socket last = new Socket(InetAddress.getLoopbackAddress(), port)) {
            int own = last.getLocalPort();
            Counts.await(connections, AT_THE_DOOR, "the last client", seen -> seen > 0, () -> (int) connections.stream()
                    .filter(socket -> socket.getPort() == own)
                    .count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean tryQuiet() {
        try {
            return answers.writeLock().tryLock(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket, new Served(socket), sleeper).serve();
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

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is being thrown away.
        }
    }

    private final class Served implements Connection.Server {
        private final Socket socket;

        Served(Socket socket) {
            this.socket = socket;
        }

        @Override
        public @Nullable Answer answer(ReceivedRequest request) {
            answers.readLock().lock();
            try {
                if (!connections.contains(socket)) {
                    return null;
                }
                journal.add(request);
                Answer answer = found(request);
                journal.answered(answer);
                return answer;
            } finally {
                answers.readLock().unlock();
            }
        }

        private Answer found(ReceivedRequest request) {
            try {
                return faults.take(request).spoil(request, () -> answering.answer(request));
            } catch (RuntimeException | AssertionError e) {
                return Answer.json(
                        500, ErrorBody.of("the fake itself failed: " + e, "server_error", null, "fake_failed"));
            }
        }

        @Override
        public void fed(Answer piece) {
            if (connections.contains(socket)) {
                journal.fed(piece);
            }
        }

        @Override
        public void clientHungUp() {
            if (connections.contains(socket)) {
                journal.hangUp();
            }
        }
    }
}
