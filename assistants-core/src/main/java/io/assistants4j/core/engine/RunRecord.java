package io.assistants4j.core.engine;

import io.assistants4j.core.run.Run;
import java.util.Objects;

/**
 * A run as the store keeps it: what callers see, and what the engine needs to go on with it.
 *
 * @param run what callers see
 * @param progress what the engine needs
 */
public record RunRecord(Run run, RunProgress progress) {
    public RunRecord {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(progress, "progress");
    }

    RunRecord with(Run changed) {
        return new RunRecord(changed, progress);
    }

    RunRecord with(RunProgress changed) {
        return new RunRecord(run, changed);
    }
}
