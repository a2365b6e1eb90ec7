package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.rule.Rule;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** Decides what becomes of a requirement, and says so to JUnit and to the findings. */
final class Judge {
    private final Findings findings;
    private final Deviations deviations;
    private final Terms terms;

    Judge(Findings findings, Deviations deviations, Terms terms) {
        this.findings = findings;
        this.deviations = deviations;
        this.terms = terms;
    }

    /** A test of one requirement. */
    interface Trial {
        void run() throws Throwable;
    }

    /** Tries a rule where it binds this provider; whether it does. */
    boolean judge(Rule rule, Subject subject, Trial trial) throws Throwable {
        Optional<String> excluded = terms.exclusions().reason(rule);
        if (excluded.isPresent()) {
            findings.add(rule, Verdict.NOT_APPLICABLE, excluded.get(), Evidence.NONE);
            return false;
        }
        Capabilities capabilities = subject.provider().capabilities();
        List<Capability> declined = rule.capabilities().stream()
                .filter(capability -> !capabilities.has(capability))
                .toList();
        if (rule.whenDeclined() == declined.isEmpty()) {
            if (declined.isEmpty()) {
                findings.add(rule, Verdict.NOT_APPLICABLE, "The provider can do it.", Evidence.NONE);
            } else {
                findings.add(rule, Verdict.PASS_DECLINED, reasons(capabilities, declined), Evidence.NONE);
            }
            return false;
        }
        tryOut(rule, subject, trial);
        return true;
    }

    private static String reasons(Capabilities capabilities, List<Capability> declined) {
        return declined.stream()
                .map(capability -> capability + ": "
                        + capabilities.reasonAgainst(capability).orElse(""))
                .collect(Collectors.joining("; "));
    }

    private void tryOut(Rule rule, Subject subject, Trial trial) throws Throwable {
        Optional<KnownDeviation> deviation = deviations.from(rule);
        try {
            trial.run();
        } catch (TestAbortedException e) {
            findings.add(rule, Verdict.NOT_APPLICABLE, String.valueOf(e.getMessage()), Evidence.of(subject));
            throw e;
        } catch (Throwable e) {
            if (deviation.isPresent()) {
                deviates(rule, deviation.get(), e, Evidence.of(subject));
            } else {
                breaks(rule, e, Evidence.of(subject));
            }
            return;
        }
        if (deviation.isPresent()) {
            findings.add(rule, Verdict.FAIL, "It is kept, though a deviation is known.", Evidence.of(subject));
            throw RequirementBroken.nowKept(rule, deviation.get());
        }
        findings.add(rule, Verdict.PASS, "", Evidence.of(subject));
    }

    private void deviates(Rule rule, KnownDeviation deviation, Throwable found, Evidence evidence) {
        boolean overdue = deviations.isOverdue(deviation);
        String text = Deviations.text(deviation, overdue ? ", overdue" : "");
        if (overdue && terms.strict()) {
            findings.add(rule, Verdict.FAIL, text, evidence);
            throw RequirementBroken.by(rule, found, evidence);
        }
        findings.add(rule, Verdict.DEVIATION, text, evidence);
    }

    private void breaks(Rule rule, Throwable found, Evidence evidence) {
        Optional<String> leniency = terms.leniency(rule);
        if (leniency.isPresent()) {
            findings.add(rule, Verdict.WARN, leniency.get() + ": " + found.getMessage(), evidence);
            throw new TestAbortedException(
                    RequirementBroken.by(rule, found, evidence).getMessage(), found);
        }
        findings.add(rule, Verdict.FAIL, String.valueOf(found.getMessage()), evidence);
        throw RequirementBroken.by(rule, found, evidence);
    }
}
