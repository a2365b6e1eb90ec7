package io.assistants4j.testkit.http;

/** Says what is answered to a request; called on the connection's own thread, several at once. */
@FunctionalInterface
public interface Answering {
    /** The answer to one request; anything thrown becomes a 500 that carries its message. */
    Answer answer(ReceivedRequest request);
}
