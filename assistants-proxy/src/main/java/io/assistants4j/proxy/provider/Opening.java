package io.assistants4j.proxy.provider;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.wire.http.Telemetry;
import java.util.Map;

/** A provider whose configuration is known to be right, before it is opened. */
@FunctionalInterface
public interface Opening {
    /** The account of a provider that has one only, or whose accounts need not be told apart. */
    String ONLY = "";

    /**
     * Opens it. Accounts that keep their objects themselves are opened one by one; those that only take turns are one
     * provider, under {@link #ONLY}.
     *
     * @param store where it keeps its conversations; closed with it
     * @param telemetry where its calls and tokens are measured
     * @return what was opened, by account
     */
    Map<String, AssistantsProvider> open(ConversationStore store, Telemetry telemetry);
}
