package io.assistants4j.testkit.http;

import org.jspecify.annotations.Nullable;

/** Says what comes next in a body that is made while it is sent; called on the connection's own thread. */
@FunctionalInterface
public interface Feed {
    /**
     * The next piece; waits until there is one.
     *
     * @return an answer of which only the body counts; null at the end
     * @throws InterruptedException when the server is closed
     */
    @Nullable
    Answer next() throws InterruptedException;
}
