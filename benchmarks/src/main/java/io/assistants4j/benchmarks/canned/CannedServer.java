package io.assistants4j.benchmarks.canned;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A far side on loopback that answers every request with the same bytes, in one write. */
public final class CannedServer implements AutoCloseable {
    private final byte[] answer;
    private final ServerSocket socket;

    private CannedServer(byte[] answer, ServerSocket socket) {
        this.answer = answer;
        this.socket = socket;
    }

    /** Starts one on a free port. */
    public static CannedServer start(byte[] answer) throws IOException {
        CannedServer server = new CannedServer(answer, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(server::accept);
        return server;
    }

    /** Its address, ending in a slash. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
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
            for (int body = length(in); body >= 0; body = length(in)) {
                in.skipNBytes(body);
                connection.getOutputStream().write(answer);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    /** Reads the head of a request; how long its body is, or -1 at the end. */
    private static int length(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String text = line.toString().strip();
            if (text.isEmpty()) {
                return length;
            }
            if (text.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(text.substring(15).strip());
            }
            line.setLength(0);
        }
        return -1;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "far-side");
        thread.setDaemon(true);
        thread.start();
    }

    /** A request that it answers, for those who want to read the bytes and nothing else. */
    public static byte[] request() {
        return "GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII);
    }
}
