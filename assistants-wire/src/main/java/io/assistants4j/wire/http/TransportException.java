package io.assistants4j.wire.http;

import java.io.IOException;

/** A call that failed before its answer began, with what matters for repeating it: whether anything had been sent. */
final class TransportException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    TransportException(IOException cause, boolean sent) {
        super(cause.getMessage(), cause);
        this.sent = sent;
    }

    boolean sent() {
        return sent;
    }
}
