package io.assistants4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The far side of all proxies: it speaks as much of the Assistants API as the load needs, from bytes made once. A run whose
 * request says {@code "hold"} stops after its first event until as many others do as were asked for.
 */
final class Upstream implements AutoCloseable {
    /** Deltas of a streamed run. */
    static final int DELTAS = 50;

    private static final long LONGEST_HOLD_SECONDS = 60;
    private static final int STACK = 128 * 1024;

    private final ServerSocket socket;
    private final byte[] thread = Wire.json(Bodies.THREAD);
    private final byte[] unknown = Wire.notFound(Bodies.NOT_FOUND);
    private final byte[] firstEvents = Wire.streamHead(Bodies.firstEvents());
    private final byte[] delta = Wire.chunk(Bodies.delta());
    private final byte[] lastEvents = Wire.lastChunk(Bodies.lastEvents());
    private volatile CountDownLatch held = new CountDownLatch(0);

    private Upstream(ServerSocket socket) {
        this.socket = socket;
    }

    static Upstream start() throws IOException {
        Upstream upstream = new Upstream(new ServerSocket(0, 4_096, InetAddress.getLoopbackAddress()));
        daemon(upstream::accept);
        return upstream;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on runs that are to be held wait until there are so many of them. */
    CountDownLatch hold(int streams) {
        CountDownLatch latch = new CountDownLatch(streams);
        held = latch;
        return latch;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (Wire.Head head = Wire.head(in); head != null; head = Wire.head(in)) {
                String body = new String(Wire.body(in, head), UTF_8);
                answer(head.first(), body, out);
            }
        } catch (IOException e) {
            // The proxy has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String request, String body, OutputStream out) throws IOException, InterruptedException {
        String path = request.split(" ", 3)[1];
        if (path.contains("/threads/") && path.contains("/runs")) {
            out.write(firstEvents);
            if (body.contains("hold")) {
                CountDownLatch latch = held;
                latch.countDown();
                latch.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
            }
            for (int i = 0; i < DELTAS; i++) {
                out.write(delta);
            }
            out.write(lastEvents);
        } else if (path.contains("/threads/")) {
            out.write(thread);
        } else {
            out.write(unknown);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(null, work, "upstream", STACK);
        thread.setDaemon(true);
        thread.start();
    }
}
