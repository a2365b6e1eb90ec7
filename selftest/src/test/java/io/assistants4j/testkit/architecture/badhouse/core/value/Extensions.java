package io.assistants4j.testkit.architecture.badhouse.core.value;

/** Members nobody knows. */
public record Extensions(String json) {}
