package com.example.telex;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;

/** A provider that keeps assistants, threads and messages and declines everything that can be declined. */
final class SkeletonProvider {
    private SkeletonProvider() {}

    // region skeleton
    private static final Capabilities NOTHING = Capabilities.allExcept(Capability.RUNS, "There is no model yet.")
            .except(Capability.MESSAGE_EDITS, "Not decided yet.");

    static AssistantsProvider open(ConversationStore store, EngineRuntime runtime) {
        ModelTurns nobody = turn -> {
            throw new IllegalStateException("A declined run never gets here.");
        };
        return EngineProvider.open(TelexProvider.ID, NOTHING, store, nobody, runtime, () -> {});
    }
    // endregion
}
