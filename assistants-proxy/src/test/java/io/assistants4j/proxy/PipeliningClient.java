package io.assistants4j.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends many requests at once and reads their answers one after the other. For one thread. */
final class PipeliningClient implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PipeliningClient.class.getName());
    private static final int LONGEST_SILENCE_MS = 60_000;

    private final URI address;
    private Socket socket;
    private InputStream in;

    PipeliningClient(URI address) throws IOException {
        this.address = address;
        this.socket = connect();
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    private Socket connect() throws IOException {
        Socket opened = new Socket(address.getHost(), address.getPort());
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(LONGEST_SILENCE_MS);
        return opened;
    }

    /** Sends as far as the server takes it; where it closed the connection, that shows when reading. */
    void send(String requests) throws IOException {
        try {
            socket.getOutputStream().write(requests.getBytes(UTF_8));
        } catch (SocketException e) {
            LOG.log(Level.FINE, "closed while sending", e);
        }
    }

    /** Begins anew, because the server closed what was before. */
    void reconnect() throws IOException {
        socket.close();
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** The next answer; null where the server closed the connection instead. */
    @Nullable
    Received next() throws IOException {
        String first;
        try {
            first = line();
        } catch (EOFException | SocketException e) {
            return null;
        }
        int status = Integer.parseInt(first.split(" ", 3)[1]);
        int length = 0;
        boolean isChunked = false;
        String type = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.startsWith("content-type:")) {
                type = header.substring(13).strip();
            }
            isChunked |= header.equals("transfer-encoding: chunked");
        }
        return new Received(status, type, isChunked ? chunks() : body(length));
    }

    private String body(int length) throws IOException {
        return new String(in.readNBytes(length), UTF_8);
    }

    private String chunks() throws IOException {
        StringBuilder text = new StringBuilder();
        int length = Integer.parseInt(line(), 16);
        while (length > 0) {
            text.append(body(length));
            line();
            length = Integer.parseInt(line(), 16);
        }
        line();
        return text.toString();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection after '" + line.toString(ISO_8859_1) + "'");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An answer. */
    record Received(int status, String type, String body) {}
}
