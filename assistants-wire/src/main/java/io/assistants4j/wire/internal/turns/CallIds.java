package io.assistants4j.wire.internal.turns;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.id.ToolCallId;
import java.util.HashSet;
import java.util.Set;

/**
 * The ids of the calls of one turn. A far side's own id is kept where it is one; servers that give none, or the same ones
 * in each turn, get theirs from here, for a run must not have two calls of one id.
 */
public final class CallIds {
    private final String run;
    private final Set<String> taken = new HashSet<>();

    /** Ids that differ from those of all calls the model is shown. */
    public CallIds(Turn turn) {
        String id = turn.run().value();
        this.run = id.substring(id.indexOf('_') + 1);
        for (TurnItem item : turn.items()) {
            if (item instanceof TurnItem.Called called) {
                taken.add(called.id().value());
            }
        }
    }

    /** An id for the next call: this one where it is not empty and not taken. */
    public ToolCallId next(String given) {
        String id = given;
        for (int i = taken.size(); id.isEmpty() || !taken.add(id); i++) {
            id = "call_" + run + "_" + i;
        }
        return new ToolCallId(id);
    }
}
