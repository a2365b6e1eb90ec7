package io.assistants4j.core.error;

/** Marks failures that may go away by themselves: the same call can succeed later. */
public interface Retryable {}
