package io.assistants4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One connection that is kept, as a client has it. Not thread-safe. */
final class Client implements AutoCloseable {
    private static final int LONGEST_SILENCE_MS = 90_000;
    private static final int DONE_LENGTH = 64;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] read;
    private final byte[] run;
    private final byte[] heldRun;

    Client(Gateway gateway, int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_SILENCE_MS);
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.out = socket.getOutputStream();
        this.read = request("GET /v1/threads/thread_load", gateway, "");
        String body = "{\"assistant_id\":\"asst_load\",\"stream\":true%s}";
        this.run = request("POST /v1/threads/thread_load/runs", gateway, body.formatted(""));
        this.heldRun =
                request("POST /v1/threads/thread_load/runs", gateway, body.formatted(",\"instructions\":\"hold\""));
    }

    private static byte[] request(String line, Gateway gateway, String body) {
        StringBuilder request =
                new StringBuilder(line).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nOpenAI-Beta: assistants=v2\r\n");
        gateway.headers()
                .forEach((name, value) ->
                        request.append(name).append(": ").append(value).append("\r\n"));
        if (!body.isEmpty()) {
            request.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
        }
        return request.append("\r\n").append(body).toString().getBytes(UTF_8);
    }

    /** Reads the thread. */
    void readThread() throws IOException {
        out.write(read);
        Wire.Head head = answer();
        String body = new String(Wire.body(in, head), UTF_8);
        if (!body.contains("thread_load")) {
            throw new IOException("not the thread: " + body);
        }
    }

    /** Runs the thread and reads all of the stream; how many nanoseconds its first bytes took. */
    long streamRun() throws IOException {
        long start = System.nanoTime();
        out.write(run);
        return finish(start);
    }

    /** Begins a run that is held behind its first event, and returns when that has come. */
    void beginHeldRun() throws IOException {
        out.write(heldRun);
        answer();
        Wire.nextChunk(in);
    }

    /** Reads a stream that was begun to its end. */
    void finishHeldRun() throws IOException {
        readChunks();
    }

    private long finish(long start) throws IOException {
        answer();
        Wire.nextChunk(in);
        long first = System.nanoTime() - start;
        readChunks();
        return first;
    }

    private void readChunks() throws IOException {
        String end = "";
        for (byte[] chunk = Wire.nextChunk(in); chunk.length > 0; chunk = Wire.nextChunk(in)) {
            String text = new String(chunk, UTF_8);
            end = (end + text).substring(Math.max(0, end.length() + text.length() - DONE_LENGTH));
        }
        if (!end.contains("[DONE]")) {
            throw new IOException("the stream ended with: " + end);
        }
    }

    private Wire.Head answer() throws IOException {
        Wire.Head head = Wire.head(in);
        if (head == null) {
            throw new IOException("no answer");
        }
        if (head.status() != 200) {
            throw new IOException(head.first() + ": " + new String(Wire.body(in, head), UTF_8));
        }
        return head;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
