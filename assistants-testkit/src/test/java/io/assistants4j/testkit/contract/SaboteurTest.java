package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.contract.rule.Rule;
import io.assistants4j.testkit.contract.sabotage.Saboteur;
import io.assistants4j.testkit.contract.sabotage.Saboteurs;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit finds what it says it finds, and nothing else. */
final class SaboteurTest {
    private static final AtomicReference<Saboteur> AT_WORK = new AtomicReference<>();

    @TestFactory
    Stream<DynamicTest> aSaboteurFailsItsRequirementAndNoOther() {
        return Saboteurs.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    AT_WORK.set(entry.getValue());
                    assertThat(failed(entry.getKey())).containsExactly(entry.getKey());
                }));
    }

    @Test
    void everyRequirementHasItsSaboteur() {
        List<String> ids = Stream.of(ProviderContract.class, ProviderSmokeContract.class)
                .flatMap(contract -> Rule.allOf(contract).stream())
                .map(Rule::id)
                .toList();

        assertThat(Saboteurs.all().keySet()).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<String> failed(String id) {
        Class<?> test = id.startsWith("SMK") ? SabotagedSmoke.class : Sabotaged.class;
        return KitRuns.names(KitRuns.of(test).testEvents().failed()).toList();
    }

    static final class Sabotaged extends ProviderContract {
        @Override
        public Candidate candidate(ContractContext context) {
            return AT_WORK.get().candidate(context);
        }
    }

    static final class SabotagedSmoke extends ProviderSmokeContract {
        @Override
        public Candidate candidate(ContractContext context) {
            return AT_WORK.get().candidate(context);
        }
    }
}
