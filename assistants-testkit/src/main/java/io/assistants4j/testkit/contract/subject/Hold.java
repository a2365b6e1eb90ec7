package io.assistants4j.testkit.contract.subject;

/** Keeps the runs of a provider queued until it is closed. */
@FunctionalInterface
public interface Hold extends AutoCloseable {
    /** Lets the runs begin. Safe to repeat. */
    @Override
    void close();
}
