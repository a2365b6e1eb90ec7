package io.assistants4j.store.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * The answer to who asks for a place for a run.
 *
 * @param id what to give back, or to claim the run with; null where there is no place left
 * @param taken how many places are taken, this one included
 */
public record RunPlace(@Nullable String id, int taken) {}
