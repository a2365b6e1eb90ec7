package io.assistants4j.core.client;

import java.time.Duration;

/** Finds a run that is waited for. */
@FunctionalInterface
public interface RunLook {
    /**
     * Looks at the run once; what it throws ends the wait.
     *
     * @param left how long the look may take
     */
    RunSighting look(Duration left);
}
