package io.assistants4j.testkit.contract.subject;

/** Keeps the runs of a provider queued until it is released. */
@FunctionalInterface
public interface Hold extends AutoCloseable {
    /** Lets the runs begin. Safe to repeat. */
    void release();

    @Override
    default void close() {
        release();
    }
}
