package io.assistants4j.wire.provider;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.FarSide;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.TokenCounter;
import io.assistants4j.core.id.RandomIds;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.wire.assistants.NativeProvider;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a provider is put together of.
 *
 * @param dialect the far side's address, credentials, capabilities and words; closed with the provider
 * @param settings times, repetitions and limits of calls
 * @param store closed with the provider
 * @param runtime its executor and its timer are shut down with the provider; its clock and its sleeper also serve the calls
 *     to the far side
 * @param telemetry where calls and tokens are measured
 */
public record ProviderParts(
        Dialect dialect, HttpSettings settings, ConversationStore store, EngineRuntime runtime, Telemetry telemetry) {
    /** What an engine of ours can do with a model that answers turns. */
    public static final Capabilities OF_TURNS = Capabilities.allExcept(
                    Capability.FILE_SEARCH, "file search is not available with this provider yet")
            .except(Capability.CODE_INTERPRETER, "the code interpreter is not available with this provider yet");

    public ProviderParts {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(telemetry, "telemetry");
    }

    /** The world of a provider on this machine: its clock, random ids and a thread a task. */
    public static EngineRuntime runtime(ProviderId id) {
        CallTime time = CallTime.system();
        return EngineRuntime.of(
                id.value(),
                time.clock(),
                time.sleeper(),
                new RandomIds(new SecureRandom()),
                ThreadPerTask.executor("assistants-" + id),
                ThreadPerTask.timer("assistants-" + id + "-timer"));
    }

    /** Where calls to a far side take their time from in this world. */
    public static CallTime time(EngineRuntime runtime) {
        return new CallTime(runtime.clock(), System::nanoTime, runtime.sleeper());
    }

    /**
     * A provider whose far side answers turns and keeps nothing: an engine and the store keep assistants, threads, messages
     * and runs.
     *
     * @param turns how turns are asked for over a transport
     * @param tokens how the models count
     * @param aliases which model is asked in the place of which
     */
    public AssistantsProvider hosted(
            Function<HttpTransport, ModelTurns> turns, TokenCounter tokens, Map<String, String> aliases) {
        AccountParts only = new AccountParts("", dialect, settings, turns);
        return hosted(List.of(only), accounts -> accounts.get(0).turns(), tokens, aliases);
    }

    /**
     * A provider like {@link #hosted(Function, TokenCounter, Map)} whose turns are taken by several accounts, as
     * {@link AccountTurns} says; the dialect of these parts tells what they can do.
     *
     * @param accounts at least one
     */
    public AssistantsProvider hosted(List<AccountParts> accounts, TokenCounter tokens, Map<String, String> aliases) {
        return hosted(accounts, AccountTurns::new, tokens, aliases);
    }

    private AssistantsProvider hosted(
            List<AccountParts> accounts,
            Function<List<TurnAccount>, ModelTurns> together,
            TokenCounter tokens,
            Map<String, String> aliases) {
        List<HttpTransport> transports = new ArrayList<>();
        List<TurnAccount> turns = new ArrayList<>();
        for (AccountParts account : accounts) {
            HttpTransport transport = new HttpTransport(
                    account.dialect(), account.settings(), time(runtime), telemetry.ofAccount(account.name()));
            transports.add(transport);
            turns.add(new TurnAccount(account.name(), account.turns().apply(transport)));
        }
        FarSide farSide = new FarSide(together.apply(turns), dialect.capabilities(), tokens).renaming(aliases);
        return EngineProvider.open(dialect.id(), farSide, store, runtime, () -> {
            transports.forEach(HttpTransport::close);
            accounts.forEach(account -> account.dialect().close());
            dialect.close();
        });
    }

    /** Gives back what no provider was put together of. */
    void giveBack() {
        runtime.timer().shutdownNow();
        runtime.executor().shutdown();
        store.close();
        dialect.close();
    }

    /**
     * A provider whose far side keeps assistants, threads, messages and runs: what an engine would need is only given back.
     */
    public NativeProvider keptByFarSide() {
        NativeRuntime world = new NativeRuntime(time(runtime), runtime.executor());
        return NativeProvider.open(dialect, settings, world, telemetry, () -> {
            runtime.timer().shutdownNow();
            store.close();
            dialect.close();
        });
    }
}
