package io.assistants4j.testkit.architecture.badhouse.core;

/** Named after nothing. */
final class JsonUtils {
    static final class RunImpl {}
}
