package io.assistants4j.store.jdbc;

import io.assistants4j.core.run.Run;
import java.time.Instant;

/** Says whose the runs of a scope are, and hears of those that end. Thread-safe. */
public interface RunObserver {
    /** Whose the run is that the calling thread is about to store. */
    RunClaim claim();

    /** What time it is: a run is counted on the day it ends. */
    Instant now();

    /** The run is over and counted, durably. Told once, by the process that stored the end, and not again after a crash. */
    void ended(Run run);
}
