package io.assistants4j.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that shows the bytes of one connection, and can hang up rudely. */
final class RawClient implements AutoCloseable {
    private static final int LONGEST_SILENCE_MS = 20_000;
    private static final int BUFFER = 64 << 10;

    private final Socket socket;
    private final InputStream in;

    RawClient(URI address) throws IOException {
        this(new Socket(address.getHost(), address.getPort()));
    }

    /** Over this connection, which is closed with the client. */
    RawClient(Socket connection) throws IOException {
        this.socket = connection;
        socket.setSoTimeout(LONGEST_SILENCE_MS);
        this.in = socket.getInputStream();
    }

    void get(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    void post(String path, String body) throws IOException {
        send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything up to this text and the text itself. */
    String until(String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("the connection ended before '" + text + "': " + seen);
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    /** So many bytes, as text of which each byte is a character. */
    String next(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new AssertionError("the connection ended after " + read.length + " of " + bytes + " bytes");
        }
        return new String(read, StandardCharsets.ISO_8859_1);
    }

    /** All that comes until the connection ends, however it ends. */
    String rest() throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        byte[] some = new byte[BUFFER];
        try {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                seen.write(some, 0, count);
            }
        } catch (SocketException e) {
            // Reset by the server, which had more to say.
        }
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether something can be read. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /** Resets the connection. */
    void hangUp() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
