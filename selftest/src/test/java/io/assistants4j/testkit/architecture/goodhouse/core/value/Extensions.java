package io.assistants4j.testkit.architecture.goodhouse.core.value;

/** Members nobody knows. */
public record Extensions(String json) {}
