package io.assistants4j.testkit.contract.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.ProviderSmokeContract;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.rule.Level;
import io.assistants4j.testkit.contract.rule.Rule;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.Subject;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is new only warns for a while, and what is wrong itself is asked of nobody. */
final class TermsTest {
    private static final Exclusions NONE = Exclusions.of("");

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, FAIL",
        "0.2, 0.2, WARN",
        "0.2, 0.3, FAIL",
        "0.2, 1.0, FAIL",
        "0.10, 0.9, WARN",
        "1.2, 0.1, WARN"
    })
    void aRequirementBindsAMinorVersionAfterItCame(String since, String level, String verdict) {
        Finding finding = broken(rule(Level.MUST, since), new Terms(KitVersion.of(level), false, NONE));

        assertThat(finding.verdict().label()).isEqualTo(verdict);
        assertThat(finding.reason()).contains("it is broken");
        assertThat(finding.reason().contains("came with " + since + " and does not bind at level " + level))
                .isEqualTo(verdict.equals("WARN"));
    }

    @Test
    void aRecommendationNeverBinds() {
        Finding finding = broken(rule(Level.SHOULD, "0.1"), new Terms(KitVersion.of("9.0"), true, NONE));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void whatIsExcludedIsNotTried() {
        Exclusions exclusions = Exclusions.of("# Comment\n\nTST-001 T-7 It demands what nobody can do.\n");

        Finding finding = broken(rule(Level.MUST, "0.1"), new Terms(KitVersion.FIRST, true, exclusions));

        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(finding.reason()).isEqualTo("Excluded by this kit (T-7): It demands what nobody can do.");
    }

    @Test
    void anExclusionSaysWhereAndWhy() {
        assertThatThrownBy(() -> Exclusions.of("TST-001 T-7")).hasMessageContaining("TST-001 T-7");
        assertThatThrownBy(() -> Exclusions.of("TST-001 T-7 why\nTST-001 T-8 why"))
                .hasMessageContaining("TST-001 is excluded twice");
    }

    @Test
    void whatThisKitExcludesIsAmongItsRequirements() {
        assertThat(rules().map(Rule::id)).containsAll(KitManifest.exclusions().ids());
    }

    @Test
    void noRequirementComesFromTheFuture() {
        KitVersion kit = KitVersion.of(KitManifest.version());

        assertThat(rules().filter(rule -> KitVersion.of(rule.since()).compareTo(kit) > 0))
                .isEmpty();
    }

    private static Stream<Rule> rules() {
        return Stream.<Class<?>>of(ProviderContract.class, ProviderSmokeContract.class)
                .flatMap(contract -> Rule.allOf(contract).stream());
    }

    private static Rule rule(Level level, String since) {
        return new Rule("TST-001", level, since, "TestContract", "itIsKept", List.of(), false, "");
    }

    private static Finding broken(Rule rule, Terms terms) {
        Findings findings = new Findings();
        ContractContext world = new ContractContext();
        try (Subject subject = new Subject(ReferenceProvider.candidate(world), world)) {
            new Judge(findings, Deviations.of(TermsTest.class, YearMonth.of(2000, 1)), terms)
                    .judge(rule, subject, () -> {
                        throw new AssertionError("it is broken");
                    });
        } catch (Throwable e) {
            assertThat(e).hasMessageContaining("it is broken");
        }
        return findings.of("TST-001").orElseThrow();
    }
}
