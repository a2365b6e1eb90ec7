package io.assistants4j.proxy.repeat;

/** A successful answer that can be given again. Thread-safe. */
public interface GivenAnswer {
    /** About how much memory it takes. */
    long bytes();

    /** Lets it show, where nothing else would, whether its client is still there: if not, the connection ends. */
    default void probe() {}

    /** Nobody can be given it any more. Quick, for others wait. */
    default void forgotten() {}
}
