package io.assistants4j.local;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import io.assistants4j.testkit.contract.subject.ScriptedModel;

final class LocalContractTest extends ProviderContract {
    @Override
    public Candidate candidate(ContractContext context) {
        AssistantsProvider provider =
                LocalProvider.create(LocalConfig.defaults(), new InMemoryStore(), context.runtime("local"));
        return Candidate.of(provider, new Quoting());
    }

    /** It says and calls, but nobody tells it what. */
    private static final class Quoting implements ScriptedModel {
        @Override
        public void will(ModelTurn turn) {
            boolean plain = turn.ending() instanceof ModelTurn.Completed
                    && turn.parts().stream()
                            .allMatch(part ->
                                    part instanceof ModelTurn.SaysSomething || part instanceof ModelTurn.CallsSomehow);
            if (!plain) {
                throw new NotApplicable("The local model quotes: it cannot be told what to do.");
            }
        }

        @Override
        public String instructions() {
            return "Oslo is cold: minus four degrees.";
        }
    }
}
