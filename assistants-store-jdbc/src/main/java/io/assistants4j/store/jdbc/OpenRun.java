package io.assistants4j.store.jdbc;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;

/**
 * A run that is not known to be over.
 *
 * @param thread its thread
 * @param run the run
 */
public record OpenRun(ThreadId thread, RunId run) {}
