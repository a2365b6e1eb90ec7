package io.assistants4j.wire.sse;

import java.util.Objects;
import okio.ByteString;

/**
 * One event of a stream.
 *
 * @param name the value of its {@code event} line, empty when it had none (data-only envelopes)
 * @param data its {@code data} lines as UTF-8, joined by a line feed; kept as bytes, for most readers parse them as JSON
 */
public record SseEvent(String name, ByteString data) {

    private static final ByteString DONE = ByteString.encodeUtf8("[DONE]");

    public SseEvent {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(data, "data");
    }

    /** An event with data given as text. */
    public static SseEvent of(String name, String data) {
        return new SseEvent(name, ByteString.encodeUtf8(data));
    }

    /** The data as text; bytes that are not UTF-8 show as U+FFFD. */
    public String text() {
        return data.utf8();
    }

    /** Whether the data is exactly {@code [DONE]}, the mark after which a stream carries nothing more. */
    public boolean isDone() {
        return data.equals(DONE);
    }
}
