package io.assistants4j.openai.chaos;

import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plan.
 *
 * @param run the run as it ended
 * @param told what streams told of it, where they were followed from its beginning to its end
 */
record Outcome(Plan plan, Run run, @Nullable RunSnapshot told) {
    @Override
    public String toString() {
        return plan + " ended as " + run.status().value() + ", " + run.lastError() + ", " + run.usage();
    }
}
