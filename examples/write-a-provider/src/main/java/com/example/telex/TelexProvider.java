package com.example.telex;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.id.RandomIds;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.ProviderId;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** Makes providers that answer with what a Telex says. */
public final class TelexProvider {
    /** The name of the provider. */
    public static final ProviderId ID = new ProviderId("telex");

    // region talking
    static final Capabilities TALKING = Capabilities.allExcept(Capability.FILE_SEARCH, "A Telex has no files.")
            .except(Capability.CODE_INTERPRETER, "A Telex runs no code.")
            .except(Capability.IMAGE_INPUT, "A Telex carries words only.")
            .except(Capability.JSON_RESPONSES, "A Telex cannot be held to a form.")
            .except(Capability.FUNCTION_TOOLS, "Not written yet.");
    // endregion

    // region capable
    static final Capabilities CAPABLE = Capabilities.allExcept(Capability.FILE_SEARCH, "A Telex has no files.")
            .except(Capability.CODE_INTERPRETER, "A Telex runs no code.")
            .except(Capability.IMAGE_INPUT, "A Telex carries words only.")
            .except(Capability.JSON_RESPONSES, "A Telex cannot be held to a form.");
    // endregion

    private TelexProvider() {}

    // region open
    /** A provider over the Telex at this address that keeps everything in this store, which is closed with it. */
    public static AssistantsProvider open(InetSocketAddress address, ConversationStore store) {
        EngineRuntime world = EngineRuntime.of(
                ID.value(),
                Clock.systemUTC(),
                pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
                new RandomIds(new SecureRandom()),
                ThreadPerTask.executor("telex"),
                ThreadPerTask.timer("telex-timer"));
        return open(CAPABLE, address, store, world, () -> {});
    }

    static AssistantsProvider open(
            Capabilities capabilities,
            InetSocketAddress address,
            ConversationStore store,
            EngineRuntime world,
            Runnable whenClosed) {
        return EngineProvider.open(ID, capabilities, store, new TelexTurns(address), world, whenClosed);
    }
    // endregion
}
