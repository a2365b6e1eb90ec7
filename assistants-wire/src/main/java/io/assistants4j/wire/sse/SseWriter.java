package io.assistants4j.wire.sse;

import java.io.IOException;
import java.util.Objects;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;

/**
 * Puts a stream of server-sent events together, in the form every reader understands: {@code event} line, one {@code data}
 * line, blank line; heartbeats as comments. It never writes {@code id} or {@code retry} lines: some clients fail on them.
 *
 * <p>An event is written whole or not at all: when its payload throws, nothing of it has reached the sink. Nothing is
 * flushed but by {@link #flush()}. Not thread-safe.
 */
public final class SseWriter {

    /** Writes the JSON of one event. */
    @FunctionalInterface
    public interface Payload {
        /** Writes to the sink, which belongs to the writer and must not be kept or closed. */
        void writeTo(BufferedSink sink) throws IOException;
    }

    private static final ByteString EVENT = ByteString.encodeUtf8("event: ");
    private static final ByteString DATA = ByteString.encodeUtf8("data: ");
    private static final ByteString BLANK_LINE = ByteString.encodeUtf8("\n\n");
    private static final ByteString PING = ByteString.encodeUtf8(": ping\n\n");
    private static final ByteString LINE_BREAKS = ByteString.encodeUtf8("\r\n");

    private final BufferedSink sink;
    private final Buffer payload = new Buffer();

    /** Writes to the sink, which stays the caller's to flush and close. */
    public SseWriter(BufferedSink sink) {
        this.sink = Objects.requireNonNull(sink, "sink");
    }

    /** Writes one event with the data given as text. See {@link #event(String, Payload)}. */
    public SseWriter event(String name, String data) throws IOException {
        return event(name, out -> out.writeUtf8(data));
    }

    /**
     * Writes one event. Line breaks in the data become spaces, so that it stays one line: in JSON, where a line break stands
     * only between tokens, that changes nothing.
     *
     * @param name what the {@code event} line says; empty for none
     * @throws IllegalArgumentException if the name has a line break
     */
    public SseWriter event(String name, Payload json) throws IOException {
        requireOneLine(name);
        try {
            json.writeTo(payload);
            if (payload.indexOfElement(LINE_BREAKS) >= 0) {
                flatten();
            }
            if (!name.isEmpty()) {
                sink.write(EVENT).writeUtf8(name).writeByte('\n');
            }
            sink.write(DATA);
            sink.write(payload, payload.size());
            sink.write(BLANK_LINE);
        } finally {
            payload.clear();
        }
        return this;
    }

    /** Writes a heartbeat: a comment that clients skip and that keeps idle connections open. */
    public SseWriter ping() throws IOException {
        sink.write(PING);
        return this;
    }

    /** Hands everything written so far to the sink's own target. */
    public void flush() throws IOException {
        sink.flush();
    }

    private void flatten() {
        byte[] bytes = payload.readByteArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                bytes[i] = ' ';
            }
        }
        payload.write(bytes);
    }

    private static void requireOneLine(String name) {
        if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("an event name must be one line");
        }
    }
}
