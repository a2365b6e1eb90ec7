package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Makes candidates that break one requirement and keep all others. */
@FunctionalInterface
public interface Saboteur {
    Candidate candidate(ContractContext context);

    /** Breaks the reference provider. */
    static Saboteur provider(UnaryOperator<AssistantsProvider> change) {
        return context -> ReferenceProvider.candidate(context).with(change);
    }

    static Saboteur assistants(UnaryOperator<Assistants> change) {
        return provider(real -> new SabotagedProvider(real) {
            private final Assistants changed = change.apply(real.assistants());

            @Override
            public Assistants assistants() {
                return changed;
            }
        });
    }

    static Saboteur threads(UnaryOperator<Threads> change) {
        return provider(real -> new SabotagedProvider(real) {
            private final Threads changed = change.apply(real.threads());

            @Override
            public Threads threads() {
                return changed;
            }
        });
    }

    static Saboteur messages(UnaryOperator<Messages> change) {
        return provider(real -> new SabotagedProvider(real) {
            private final Messages changed = change.apply(real.messages());

            @Override
            public Messages messages() {
                return changed;
            }
        });
    }

    static Saboteur runs(UnaryOperator<Runs> change) {
        return provider(real -> new SabotagedProvider(real) {
            private final Runs changed = change.apply(real.runs());

            @Override
            public Runs runs() {
                return changed;
            }
        });
    }

    /** Breaks runs by the time of their world. */
    static Saboteur timed(BiFunction<Runs, Clock, Runs> change) {
        return context -> runs(real -> change.apply(real, context.clock())).candidate(context);
    }

    static Saboteur streams(UnaryOperator<RunStreams> change) {
        return provider(real -> new SabotagedProvider(real) {
            private final RunStreams changed = change.apply(real.streams());

            @Override
            public RunStreams streams() {
                return changed;
            }
        });
    }
}
