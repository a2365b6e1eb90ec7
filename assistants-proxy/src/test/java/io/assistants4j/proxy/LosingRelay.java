package io.assistants4j.proxy;

import io.assistants4j.core.client.ThreadPerTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stands between a client and a server and passes on what they say, unless an answer is to be lost: then it hangs up on both. */
final class LosingRelay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LosingRelay.class.getName());
    private static final int BUFFER = 64 << 10;

    private final URI server;
    private final ServerSocket door;
    private final Executor threads = ThreadPerTask.executor("relay");
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toLose = new AtomicInteger();

    LosingRelay(URI server) {
        this.server = server;
        try {
            this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Loses so many answers, the next ones. */
    void loseNext(int answers) {
        toLose.set(answers);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket far = new Socket(server.getHost(), server.getPort());
                open.add(client);
                open.add(far);
                threads.execute(() -> pass(client, far, false));
                threads.execute(() -> pass(far, client, true));
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "closed", e);
        }
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        byte[] some = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                if (isAnswer && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
                out.write(some, 0, count);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "hung up", e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
