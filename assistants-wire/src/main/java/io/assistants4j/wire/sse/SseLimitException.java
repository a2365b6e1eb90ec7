package io.assistants4j.wire.sse;

import java.io.IOException;

/** An event, or a single line of one, is larger than the reader accepts. The stream cannot be read any further. */
public final class SseLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int limit;

    SseLimitException(int limit) {
        super("a server-sent event is larger than " + limit + " bytes");
        this.limit = limit;
    }

    /** The limit that was passed, in bytes. */
    public int limit() {
        return limit;
    }
}
