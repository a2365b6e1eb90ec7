package io.assistants4j.local;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.FarSide;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.id.RandomIds;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.ProviderId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Makes providers that answer on this machine, by quoting: no account, no network, the same answer every time.
 *
 * <pre>{@code
 * try (AssistantsProvider local = LocalProvider.create()) {
 *     Assistant assistant = local.assistants().create(NewAssistant.of("extractive")
 *             .instructions("We are open from nine to five.")
 *             .build());
 *     ...
 * }
 * }</pre>
 *
 * <p>An assistant may name any model; it is kept and changes nothing. Word lists and vocabulary are read
 * a second after the first provider of a JVM was made; an answer wanted before that takes some hundred milliseconds longer.
 */
public final class LocalProvider {

    /** The name of the provider. */
    public static final ProviderId ID = new ProviderId("local");

    private static final int WARM_UP_DELAY_MS = 1_000;

    private static final Capabilities CAPABILITIES = Capabilities.allExcept(
                    Capability.FILE_SEARCH, "The local model searches no files.")
            .except(Capability.CODE_INTERPRETER, "The local model runs no code.")
            .except(Capability.IMAGE_INPUT, "The local model reads text only.");

    private LocalProvider() {}

    /** A provider that forgets everything when it is closed, without pauses between words. */
    public static AssistantsProvider create() {
        return create(LocalConfig.defaults());
    }

    /** A provider like {@link #create()} with this configuration. */
    public static AssistantsProvider create(LocalConfig config) {
        return create(config, new InMemoryStore());
    }

    /**
     * A provider that keeps everything in this store and takes up at once what it holds of unfinished runs.
     *
     * @param store closed with the provider
     */
    public static AssistantsProvider create(LocalConfig config, ConversationStore store) {
        return create(config, store, runtime());
    }

    /**
     * A provider like {@link #create(LocalConfig, ConversationStore)} that lives in this world: its clock, threads and ids.
     *
     * @param store closed with the provider
     * @param runtime its executor and its timer are shut down with the provider; its sleeper also makes the pauses between
     *     words
     */
    public static AssistantsProvider create(LocalConfig config, ConversationStore store, EngineRuntime runtime) {
        ExtractiveTurns turns = new ExtractiveTurns(runtime.ids(), config.pace(), runtime.sleeper());
        AssistantsProvider provider = EngineProvider.open(
                ID, new FarSide(turns, CAPABILITIES, (model, text) -> Tokens.count(text)), store, runtime, () -> {});
        // Not at once: whoever starts a server has better use for the processor in its first second.
        var unused = runtime.timer()
                .schedule(() -> runtime.executor().execute(turns::warmUp), WARM_UP_DELAY_MS, TimeUnit.MILLISECONDS);
        return provider;
    }

    private static EngineRuntime runtime() {
        return EngineRuntime.of(
                ID.value(),
                Clock.systemUTC(),
                pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
                new RandomIds(new SecureRandom()),
                ThreadPerTask.executor("assistants-local"),
                ThreadPerTask.timer("assistants-local-timer"));
    }
}
