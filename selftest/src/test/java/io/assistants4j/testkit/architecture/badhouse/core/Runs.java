package io.assistants4j.testkit.architecture.badhouse.core;

/** Calls to it cannot be read. */
public interface Runs {
    String getRun(String id);

    String create(String id, boolean streamed);
}
