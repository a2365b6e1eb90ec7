package io.assistants4j.local;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import io.assistants4j.testkit.http.Gate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

final class LocalContractTest extends ProviderContract {
    private static final Duration PACE = Duration.ofMillis(1);

    @Override
    public Candidate candidate(ContractContext context) {
        Quoting model = new Quoting();
        EngineRuntime world = context.runtime("local");
        EngineRuntime paced = new EngineRuntime(
                world.settings(),
                world.clock(),
                model.pausing(world.sleeper()),
                world.ids(),
                world.executor(),
                world.timer());
        AssistantsProvider provider = LocalProvider.create(new LocalConfig(PACE), new InMemoryStore(), paced);
        return Candidate.of(provider, model);
    }

    /** It says and calls, but nobody tells it what; all it can be made to do is to wait before it begins. */
    private static final class Quoting implements ScriptedModel {
        private final AtomicReference<Gate> before = new AtomicReference<>(new Gate());

        Quoting() {
            before.get().open();
        }

        /** Pauses between words last until the gate is open; all others are those of the test's world. */
        Sleeper pausing(Sleeper real) {
            return pause -> {
                if (pause.equals(PACE)) {
                    before.get().pass();
                } else {
                    real.sleep(pause);
                }
            };
        }

        @Override
        public void will(ModelTurn turn) {
            boolean plain = turn.ending() instanceof ModelTurn.Completed;
            for (int i = 0; i < turn.parts().size(); i++) {
                ModelTurn.Part part = turn.parts().get(i);
                if (i == 0 && part instanceof ModelTurn.Waits waits) {
                    before.set(waits.gate());
                } else {
                    plain &= part instanceof ModelTurn.SaysSomething || part instanceof ModelTurn.CallsSomehow;
                }
            }
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
