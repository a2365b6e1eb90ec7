package io.assistants4j.testkit.architecture.badhouse.core.client;

/** Does not wait until it is given an executor. */
final class Impatient {
    Object executor() {
        return ThreadPerTask.executor();
    }
}
