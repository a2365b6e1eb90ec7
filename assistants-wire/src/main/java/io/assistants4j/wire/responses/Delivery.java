package io.assistants4j.wire.responses;

/** How a far side is to go about a response. */
public enum Delivery {
    /**
     * While somebody listens: {@code store:false}, nothing is kept, and the response ends with its connection. A stream that
     * breaks off fails the turn.
     */
    STREAM,
    /**
     * In the background: {@code store:true, background:true}. The far side keeps the response and goes on without a connection,
     * so a stream that breaks off is resumed where it did, and a turn that is closed early is cancelled by a call of its own.
     * Once its turn is over a response is deleted there; where that fails the far side keeps it (OpenAI for at least 30 days),
     * and the log names it. The first token may come later.
     */
    BACKGROUND
}
