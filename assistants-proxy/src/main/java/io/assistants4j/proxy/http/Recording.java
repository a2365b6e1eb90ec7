package io.assistants4j.proxy.http;

import java.util.Map;
import okio.Buffer;

/** What a stream said from its beginning, as long as somebody may have missed that. For one thread at a time. */
final class Recording {
    /** About what a client has read that is still there after a moment. */
    private static final int MOST = 16 << 10;

    /** Who missed it comes again soon; until then a model may have said much. */
    private static final int MOST_UNHEARD = 1 << 20;

    private final Map<String, String> headers;
    private final Buffer said = new Buffer();
    private boolean isFull;

    /** A recording of nothing, with what was sent along. */
    Recording(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Goes on; what becomes too long is dropped. */
    void add(byte[] bytes, boolean isHeard) {
        if (!isFull) {
            said.write(bytes);
            if (said.size() > (isHeard ? MOST : MOST_UNHEARD)) {
                drop();
            }
        }
    }

    void drop() {
        isFull = true;
        said.clear();
    }

    boolean isWhole() {
        return !isFull;
    }

    /** All of it. */
    byte[] said() {
        return said.snapshot().toByteArray();
    }

    static long mostBytes() {
        return MOST;
    }
}
