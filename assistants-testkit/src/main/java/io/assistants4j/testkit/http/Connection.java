package io.assistants4j.testkit.http;

import io.assistants4j.core.client.Sleeper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client's connection: reads requests, writes answers, until one of the two ends it. */
final class Connection {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Server server;
    private final Sleeper sleeper;

    Connection(Socket socket, Server server, Sleeper sleeper) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.server = server;
        this.sleeper = sleeper;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Serves requests until the connection ends. */
    void serve() throws IOException, InterruptedException {
        while (true) {
            ReceivedRequest request = read();
            if (request == null) {
                return;
            }
            Answer answer = server.answer(request);
            if (answer == null || !send(answer) || request.header("Connection").equalsIgnoreCase("close")) {
                return;
            }
        }
    }

    /** Whether the connection can carry another request. A client that leaves in the middle of its answer has hung up. */
    private boolean send(Answer answer) throws IOException, InterruptedException {
        try {
            return write(answer);
        } catch (IOException e) {
            server.clientHungUp();
            throw e;
        }
    }

    private @Nullable ReceivedRequest read() throws IOException {
        String line = line();
        if (line == null || line.isEmpty()) {
            return null;
        }
        String[] words = line.split(" ", 3);
        Headers headers = Headers.none();
        for (String header = line(); header != null && !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers = headers.with(
                    header.substring(0, colon), header.substring(colon + 1).trim());
        }
        if (headers.first("Expect").isPresent()) {
            head("HTTP/1.1 100 Continue", Headers.none());
        }
        int mark = words[1].indexOf('?');
        String path = mark < 0 ? words[1] : words[1].substring(0, mark);
        String query = mark < 0 ? "" : words[1].substring(mark + 1);
        return new ReceivedRequest(words[0], path, query, headers, new String(body(headers), StandardCharsets.UTF_8));
    }

    private byte[] body(Headers headers) throws IOException {
        if (headers.first("Transfer-Encoding").isEmpty()) {
            return exactly(headers.first("Content-Length").map(Integer::valueOf).orElse(0));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            if (size == null) {
                throw cutOff();
            }
            byte[] chunk = exactly(Integer.parseInt(size.trim(), 16));
            line();
            if (chunk.length == 0) {
                return whole.toByteArray();
            }
            whole.writeBytes(chunk);
        }
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw cutOff();
        }
        return bytes;
    }

    private static EOFException cutOff() {
        return new EOFException("the request ended inside its body");
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private boolean write(Answer answer) throws IOException, InterruptedException {
        if (!perform(answer.before(), answer)) {
            return false;
        }
        Headers framing = answer.isStreamed()
                ? answer.headers().with("Transfer-Encoding", "chunked")
                : answer.headers().with("Content-Length", Integer.toString(answer.length()));
        head("HTTP/1.1 " + answer.status() + " Fake", framing);
        if (!perform(answer.body(), answer)) {
            return false;
        }
        if (answer.isStreamed()) {
            raw("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        return true;
    }

    /** Whether the answer goes on after these steps. */
    private boolean perform(List<Step> steps, Answer answer) throws IOException, InterruptedException {
        for (Step step : steps) {
            if (!perform(step, answer)) {
                return false;
            }
        }
        return true;
    }

    private boolean perform(Step step, Answer answer) throws IOException, InterruptedException {
        if (step instanceof Step.Write write) {
            body(write.bytes(), answer.isStreamed());
            return true;
        }
        if (step instanceof Step.Wait wait) {
            wait.gate().pass();
            return true;
        }
        if (step instanceof Step.Delay delay) {
            sleeper.sleep(delay.time());
            return true;
        }
        if (step instanceof Step.Live live) {
            for (Answer piece = live.feed().next();
                    piece != null;
                    piece = live.feed().next()) {
                server.fed(piece);
                if (!perform(piece.body(), answer)) {
                    return false;
                }
            }
            return true;
        }
        if (step instanceof Step.Drip drip) {
            drip(drip.interval());
        } else if (step instanceof Step.Hold) {
            hold();
        } else if (step instanceof Step.Reset) {
            socket.setSoLinger(true, 0);
        }
        return false;
    }

    private void body(byte[] bytes, boolean chunked) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        if (!chunked) {
            raw(bytes);
            return;
        }
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        raw(chunk.toByteArray());
    }

    /** Ends by the failure to write to a client that left. */
    private void drip(Duration interval) throws IOException, InterruptedException {
        raw("HTTP/1.1 200 Fake\r\nX-Drip: ".getBytes(StandardCharsets.ISO_8859_1));
        while (true) {
            raw(new byte[] {'.'});
            sleeper.sleep(interval);
        }
    }

    private void hold() {
        try {
            while (in.read() >= 0) {
                // A pipelined request is nothing to us: the connection is being held.
            }
        } catch (IOException e) {
            // A reset is a hang-up like any other.
        }
        server.clientHungUp();
    }

    private void head(String statusLine, Headers headers) throws IOException {
        StringBuilder head = new StringBuilder(statusLine).append("\r\n");
        headers.entries()
                .forEach(entry -> head.append(entry.getKey())
                        .append(": ")
                        .append(entry.getValue())
                        .append("\r\n"));
        raw(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** What a connection is served by. */
    interface Server {
        /** The answer; none where the server has ended the connection. */
        @Nullable
        Answer answer(ReceivedRequest request);

        /** What a live answer goes on with. */
        void fed(Answer piece);

        /** The client left in the middle of its answer. */
        void clientHungUp();
    }
}
