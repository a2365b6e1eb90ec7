package io.assistants4j.testkit.contract.reference;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.turns.ScriptedTurns;

/** Makes providers that keep the contract. */
public final class ReferenceProvider {
    private static final ProviderId ID = new ProviderId("reference");

    private ReferenceProvider() {}

    /** One that can do everything. */
    public static Candidate candidate(ContractContext context) {
        return candidate(context, Capabilities.all());
    }

    /** One that declines what these capabilities say. */
    public static Candidate candidate(ContractContext context, Capabilities capabilities) {
        return candidate(context, capabilities, new InMemoryStore());
    }

    /** One that keeps everything in this store, for the tests of stores. */
    public static Candidate candidate(ContractContext context, ConversationStore store) {
        return candidate(context, Capabilities.all(), store);
    }

    private static Candidate candidate(ContractContext context, Capabilities capabilities, ConversationStore store) {
        ScriptedTurns turns = new ScriptedTurns();
        AssistantsProvider provider =
                EngineProvider.open(ID, capabilities, store, turns, context.runtime(ID.value()), () -> {});
        return Candidate.of(provider, new EngineModel(turns));
    }
}
