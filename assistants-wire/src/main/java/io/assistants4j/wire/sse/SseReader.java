package io.assistants4j.wire.sse;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream of server-sent events apart, one event per call, as soon as its last byte has arrived.
 *
 * <p>It follows the WHATWG rules (comments, lines ended by LF, CRLF or CR, several data lines joined by LF, one optional
 * space after the colon, a byte order mark in front, events without data dropped), with these differences that servers of
 * language models ask for:
 * <ul>
 *   <li>An event without an {@code event} line has an empty name, not {@code message}.
 *   <li>{@code id} and {@code retry} lines are ignored: these streams are not resumed by id.
 *   <li>What is pending when the stream ends is still an event if it has data, for many servers forget the last blank
 *       line. {@link #endedInsideEvent()} tells such an event from a whole one: if it cannot be decoded, the stream was
 *       cut.
 * </ul>
 *
 * <p>Not thread-safe: one thread reads.
 */
public final class SseReader implements Closeable {

    /** The largest event accepted by default: 16 MiB. */
    public static final int DEFAULT_LIMIT = 16 * 1024 * 1024;

    private static final int INITIAL_BUFFER = 8 * 1024;
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxBytes;

    private byte[] buffer;
    private int position;
    private int limit;
    private int lineStart;
    private int lineEnd;

    private boolean firstLine = true;
    private boolean afterCarriageReturn;
    private boolean ended;
    private boolean endedInsideEvent;

    private String name = "";
    private @Nullable ByteString data;
    private @Nullable Buffer moreData;
    private int dataBytes;

    /** The name seen last, as bytes and as text: streams repeat one name for hundreds of events. */
    private byte[] knownNameBytes = {};

    private String knownName = "";

    /** Reads events of up to {@link #DEFAULT_LIMIT} bytes; the source is closed with the reader. */
    public SseReader(BufferedSource source) {
        this(source.inputStream());
    }

    /** Reads events of up to {@link #DEFAULT_LIMIT} bytes; the stream is closed with the reader. */
    public SseReader(InputStream in) {
        this(in, DEFAULT_LIMIT);
    }

    /** Reads events of less than {@code maxBytes} bytes, counted over the data of one event and over any single line. */
    public SseReader(InputStream in, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1, but is " + maxBytes);
        }
        this.in = Objects.requireNonNull(in, "in");
        this.maxBytes = maxBytes;
        this.buffer = new byte[Math.min(INITIAL_BUFFER, maxBytes)];
    }

    /**
     * The next event; blocks until it is complete.
     *
     * @return null when the stream has ended, and on every call after that
     * @throws SseLimitException if an event is larger than the limit
     * @throws IOException if reading fails; what was pending is lost
     */
    public @Nullable SseEvent next() throws IOException {
        while (nextLine()) {
            int length = lineEnd - lineStart;
            if (length == 0) {
                SseEvent event = dispatch();
                if (event != null) {
                    return event;
                }
            } else if (isField(DATA, length)) {
                takeData(valueStart(DATA.length));
            } else if (isField(EVENT, length)) {
                takeName(valueStart(EVENT.length));
            }
        }
        SseEvent last = dispatch();
        endedInsideEvent |= last != null;
        return last;
    }

    /** Whether the stream ended before the blank line of its last event: that event may be incomplete. */
    public boolean endedInsideEvent() {
        return endedInsideEvent;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private @Nullable SseEvent dispatch() {
        ByteString first = data;
        SseEvent event = null;
        if (first != null) {
            event = new SseEvent(name, moreData == null ? first : moreData.readByteString());
        }
        name = "";
        data = null;
        moreData = null;
        dataBytes = 0;
        return event;
    }

    private void takeData(int start) throws IOException {
        int length = lineEnd - start;
        if (data == null) {
            data = ByteString.of(buffer, start, length);
            dataBytes = length;
            return;
        }
        if (dataBytes + 1L + length > maxBytes) {
            throw tooLarge();
        }
        if (moreData == null) {
            moreData = new Buffer().write(data);
        }
        moreData.writeByte('\n').write(buffer, start, length);
        dataBytes += 1 + length;
    }

    private void takeName(int start) {
        if (!Arrays.equals(buffer, start, lineEnd, knownNameBytes, 0, knownNameBytes.length)) {
            knownNameBytes = Arrays.copyOfRange(buffer, start, lineEnd);
            knownName = new String(knownNameBytes, StandardCharsets.UTF_8);
        }
        name = knownName;
    }

    /** Whether the line is the field, with a colon after its name or nothing at all. */
    private boolean isField(byte[] field, int lineLength) {
        int n = field.length;
        if (lineLength < n || (lineLength > n && buffer[lineStart + n] != ':')) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (buffer[lineStart + i] != field[i]) {
                return false;
            }
        }
        return true;
    }

    private int valueStart(int fieldLength) {
        int start = lineStart + fieldLength + 1;
        if (start < lineEnd && buffer[start] == ' ') {
            start++;
        }
        return Math.min(start, lineEnd);
    }

    /** Sets {@link #lineStart} and {@link #lineEnd} to the next line, without what ends it; false at the end. */
    private boolean nextLine() throws IOException {
        int scanned = 0;
        while (true) {
            int at = lineBreak(position + scanned);
            if (at >= 0) {
                byte found = buffer[at];
                if (found == '\n' && afterCarriageReturn && at == position) {
                    afterCarriageReturn = false;
                    position++;
                    continue;
                }
                afterCarriageReturn = found == '\r';
                return line(at, at + 1);
            }
            scanned = limit - position;
            if (ended || !fill()) {
                ended = true;
                return position < limit && line(limit, limit);
            }
        }
    }

    private int lineBreak(int from) {
        byte[] bytes = buffer;
        int end = limit;
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (b == '\n' || b == '\r') {
                return i;
            }
        }
        return -1;
    }

    private boolean line(int end, int next) {
        lineStart = position;
        lineEnd = end;
        position = next;
        if (firstLine) {
            firstLine = false;
            int mark = BYTE_ORDER_MARK.length;
            if (end - lineStart >= mark
                    && Arrays.equals(buffer, lineStart, lineStart + mark, BYTE_ORDER_MARK, 0, mark)) {
                lineStart += mark;
            }
        }
        return true;
    }

    /** Reads what is there, at least a byte, behind what is not consumed yet; false at the end of the stream. */
    private boolean fill() throws IOException {
        int kept = limit - position;
        if (kept >= maxBytes) {
            throw tooLarge();
        }
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, kept);
            position = 0;
            limit = kept;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(maxBytes, buffer.length * 2L));
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            return false;
        }
        limit += read;
        return true;
    }

    private SseLimitException tooLarge() {
        return new SseLimitException(maxBytes);
    }
}
