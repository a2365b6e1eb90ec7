package io.assistants4j.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * What is next for a run.
 *
 * @param turn the turn to take; null where the run may take no more
 * @param spent how the run ends then
 */
record TurnPlan(@Nullable Turn turn, RunEnding spent) {
    static TurnPlan of(Turn turn) {
        return new TurnPlan(turn, RunEnding.COMPLETION_SPENT);
    }

    static TurnPlan none(RunEnding spent) {
        return new TurnPlan(null, spent);
    }
}
