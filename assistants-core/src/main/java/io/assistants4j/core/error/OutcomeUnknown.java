package io.assistants4j.core.error;

/** Marks failures after which nobody knows whether the request took effect: look before repeating a write. */
public interface OutcomeUnknown {}
