package io.assistants4j.local;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineSettings;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.RunEngine;
import io.assistants4j.core.id.IdSource;
import io.assistants4j.core.id.RandomIds;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.ProviderId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
 * <p>An assistant may name any model; it is kept and changes nothing. The first answer of a JVM takes some hundred
 * milliseconds longer, while word lists and vocabulary are read.
 */
public final class LocalProvider {

    /** The name of the provider. */
    public static final ProviderId ID = new ProviderId("local");

    private static final Capabilities CAPABILITIES = Capabilities.allExcept(
                    Capability.FILE_SEARCH, "The local model searches no files.")
            .except(Capability.CODE_INTERPRETER, "The local model runs no code.")
            .except(Capability.IMAGE_INPUT, "The local model reads text only.");

    private LocalProvider() {}

    /** A provider that forgets everything when it is closed, without pauses between words. */
    public static AssistantsProvider create() {
        return builder().build();
    }

    /** A provider like {@link #create()} with this configuration. */
    public static AssistantsProvider create(LocalConfig config) {
        return builder().config(config).build();
    }

    /** Starts from the defaults: a store in memory, the clock of the system, threads of its own. */
    public static Builder builder() {
        return new Builder();
    }

    /** Puts a provider together from other parts than the defaults. */
    public static final class Builder {
        private LocalConfig config = LocalConfig.defaults();
        private @Nullable ConversationStore store;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        private IdSource ids = new RandomIds(new SecureRandom());
        private @Nullable Executor executor;

        private Builder() {}

        /** How the provider behaves. */
        public Builder config(LocalConfig value) {
            this.config = value;
            return this;
        }

        /** Where everything is kept; closed with the provider. */
        public Builder store(ConversationStore value) {
            this.store = value;
            return this;
        }

        /** The time. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** How it waits for a run, and between words. */
        public Builder sleeper(Sleeper value) {
            this.sleeper = value;
            return this;
        }

        /** The ids of what is created. */
        public Builder ids(IdSource value) {
            this.ids = value;
            return this;
        }

        /** Where runs are executed, each in a thread of its own; stays open when the provider is closed. */
        public Builder executor(Executor value) {
            this.executor = value;
            return this;
        }

        /** The provider, ready; it takes up at once what the store holds of unfinished runs. */
        public AssistantsProvider build() {
            if (executor != null) {
                return build(executor, () -> {});
            }
            ExecutorService own = ThreadPerTask.executor("assistants-local");
            return build(own, own::shutdown);
        }

        private AssistantsProvider build(Executor running, Runnable whenClosed) {
            RunEngine engine = new RunEngine(
                    store == null ? new InMemoryStore() : store,
                    new ExtractiveTurns(ids, config.pace(), sleeper),
                    EngineSettings.of(ID + "-" + ids.next()),
                    clock,
                    sleeper,
                    ids,
                    running);
            Sweeping sweeping = Sweeping.start(engine);
            return new EngineProvider(ID, CAPABILITIES, engine, running, () -> {
                sweeping.close();
                whenClosed.run();
            });
        }
    }
}
