package io.assistants4j.core.client;

import io.assistants4j.core.run.Run;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was found while it is waited for.
 *
 * @param run the run
 * @param pause how long the far side asks to wait before the next look, where it does
 */
public record RunSighting(Run run, @Nullable Duration pause) {
    public RunSighting {
        Objects.requireNonNull(run, "run");
    }
}
