package io.assistants4j.core.engine;

import java.time.Clock;

/** What every execution of a run needs. */
record RunParts(
        ConversationStore store, ModelTurns turns, TurnPlanner planner, RunCloser closer, NewIds ids, Clock clock) {}
