package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Rule;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.ProviderUnderTest;
import io.assistants4j.testkit.contract.subject.Subject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.opentest4j.TestAbortedException;

/**
 * Tries the requirements of a contract on one adapter after another without JUnit, which spends more time on finding them
 * anew for each adapter than on trying them.
 */
public final class Inspection {
    private static final Set<Verdict> BROKEN = Set.of(Verdict.FAIL, Verdict.WARN);

    private final List<Method> requirements;

    /** Of the requirements that this contract states. */
    public Inspection(Class<? extends ProviderUnderTest> contract) {
        this.requirements =
                Arrays.stream(contract.getMethods()).filter(Rule::states).toList();
    }

    /** The ids of the requirements that an adapter breaks, in order. */
    public List<String> broken(ProviderUnderTest adapter) {
        Findings findings = new Findings();
        Judge judge = new Judge(findings, Deviations.of(adapter.getClass(), YearMonth.of(2000, 1)), Terms.ofKit());
        requirements.forEach(requirement -> inspect(adapter, requirement, judge));
        return findings.all().stream()
                .filter(finding -> BROKEN.contains(finding.verdict()))
                .map(finding -> finding.rule().id())
                .toList();
    }

    private static void inspect(ProviderUnderTest adapter, Method requirement, Judge judge) {
        ContractContext world = new ContractContext();
        Candidate candidate = adapter.candidate(world);
        Subject subject = new Subject(candidate, world);
        try {
            judge.judge(Rule.of(requirement), subject, () -> invoke(requirement, adapter, subject));
        } catch (RequirementBroken | TestAbortedException e) {
            return; // It is among the findings.
        } catch (Throwable e) {
            throw new AssertionError(Rule.of(requirement) + " could not be tried", e);
        } finally {
            candidate.provider().close();
        }
    }

    private static void invoke(Method requirement, ProviderUnderTest adapter, Subject subject) throws Throwable {
        try {
            requirement.invoke(adapter, subject);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
