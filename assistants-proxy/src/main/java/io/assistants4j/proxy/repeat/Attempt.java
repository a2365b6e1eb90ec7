package io.assistants4j.proxy.repeat;

import java.util.Optional;

/** One time that a request came. To be closed when it is answered, however; for one thread. */
public interface Attempt extends AutoCloseable {
    /** Of a request that says nothing by which it could be known again. */
    Attempt UNMARKED = new Attempt() {};

    /** What the request was answered when it came before; where that is nothing, it has to be carried out. */
    default Optional<GivenAnswer> earlier() {
        return Optional.empty();
    }

    /** Whether its answer is kept though it is still going on. */
    default boolean keepsStreams() {
        return false;
    }

    /** It was carried out, and this is the answer. What is refused took no effect, and is not told here. */
    default void answered(GivenAnswer answer) {}

    /** Where there was no answer to keep, the next time is carried out. Repeating it is safe. */
    @Override
    default void close() {}
}
