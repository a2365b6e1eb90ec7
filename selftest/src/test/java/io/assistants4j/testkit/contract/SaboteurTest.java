package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.contract.rule.Rule;
import io.assistants4j.testkit.contract.sabotage.Saboteur;
import io.assistants4j.testkit.contract.sabotage.Saboteurs;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.verdict.Inspection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit finds what it says it finds, and nothing else. */
final class SaboteurTest {
    private static final long LIMIT_SECONDS = 60;
    private static final int AT_ONCE = 2;
    private static final Inspection CONTRACT = new Inspection(ProviderContract.class);
    private static final Inspection SMOKE = new Inspection(ProviderSmokeContract.class);

    /** Most of the time of a requirement one thread waits for another, so several saboteurs are tried at once. */
    @TestFactory
    Stream<DynamicTest> aSaboteurFailsItsRequirementAndNoOther() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<DynamicTest> tests = Saboteurs.all().entrySet().stream()
                .map(entry -> {
                    Future<List<String>> broken = threads.submit(() -> broken(entry));
                    return DynamicTest.dynamicTest(
                            entry.getKey(),
                            () -> assertThat(broken.get(LIMIT_SECONDS, TimeUnit.SECONDS))
                                    .containsExactly(entry.getKey()));
                })
                .toList();
        threads.shutdown();
        return tests.stream();
    }

    @Test
    void everyRequirementHasItsSaboteur() {
        List<String> ids = Stream.of(ProviderContract.class, ProviderSmokeContract.class)
                .flatMap(contract -> Rule.allOf(contract).stream())
                .map(Rule::id)
                .toList();

        assertThat(Saboteurs.all().keySet()).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<String> broken(Map.Entry<String, Saboteur> entry) {
        Saboteur saboteur = entry.getValue();
        return entry.getKey().startsWith("SMK")
                ? SMOKE.broken(new SabotagedSmoke(saboteur))
                : CONTRACT.broken(new Sabotaged(saboteur));
    }

    private static final class Sabotaged extends ProviderContract {
        private final Saboteur saboteur;

        Sabotaged(Saboteur saboteur) {
            this.saboteur = saboteur;
        }

        @Override
        public Candidate candidate(ContractContext context) {
            return saboteur.candidate(context);
        }
    }

    private static final class SabotagedSmoke extends ProviderSmokeContract {
        private final Saboteur saboteur;

        SabotagedSmoke(Saboteur saboteur) {
            this.saboteur = saboteur;
        }

        @Override
        public Candidate candidate(ContractContext context) {
            return saboteur.candidate(context);
        }
    }
}
