package io.assistants4j.core.run;

import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;

/**
 * What to change of a run.
 *
 * @param metadata replaces all pairs
 */
public record RunChange(Change<Metadata> metadata) {
    /** A change of the pairs. */
    public static RunChange metadata(Metadata pairs) {
        return new RunChange(Change.to(pairs));
    }

    /** The run after this change. */
    public Run applyTo(Run run) {
        Metadata pairs = metadata.apply(run.metadata());
        return run.draft().metadata(pairs == null ? Metadata.NONE : pairs).build();
    }
}
