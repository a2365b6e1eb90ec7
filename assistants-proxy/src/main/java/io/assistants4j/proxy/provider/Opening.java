package io.assistants4j.proxy.provider;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.wire.http.Telemetry;

/** A provider whose configuration is known to be right, before it is opened. */
@FunctionalInterface
public interface Opening {
    /**
     * Opens it.
     *
     * @param store where it keeps its conversations; closed with it
     * @param telemetry where its calls and tokens are measured
     */
    AssistantsProvider open(ConversationStore store, Telemetry telemetry);
}
