package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.rule.Level;
import io.assistants4j.testkit.contract.rule.Rule;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Decides what becomes of a requirement, and says so to JUnit and to the findings. */
final class Judge {
    private final Findings findings;
    private final Deviations deviations;
    private final boolean strict;

    Judge(Findings findings, Deviations deviations, boolean strict) {
        this.findings = findings;
        this.deviations = deviations;
        this.strict = strict;
    }

    /** A test of one requirement. */
    interface Trial {
        void run() throws Throwable;
    }

    void isNotAbout(Rule rule, String reason) {
        findings.add(rule, Verdict.NOT_APPLICABLE, reason);
    }

    void isDeclined(Rule rule, Stream<String> reasons) {
        findings.add(rule, Verdict.PASS_DECLINED, reasons.collect(Collectors.joining("; ")));
    }

    void judge(Rule rule, Trial trial) throws Throwable {
        Optional<KnownDeviation> deviation = deviations.from(rule);
        try {
            trial.run();
        } catch (TestAbortedException e) {
            findings.add(rule, Verdict.NOT_APPLICABLE, String.valueOf(e.getMessage()));
            throw e;
        } catch (Throwable e) {
            if (deviation.isPresent()) {
                deviates(rule, deviation.get(), e);
            } else {
                breaks(rule, e);
            }
            return;
        }
        if (deviation.isPresent()) {
            findings.add(rule, Verdict.FAIL, "It is kept, though a deviation is known.");
            throw RequirementBroken.nowKept(rule, deviation.get());
        }
        findings.add(rule, Verdict.PASS, "");
    }

    private void deviates(Rule rule, KnownDeviation deviation, Throwable found) {
        boolean overdue = deviations.isOverdue(deviation);
        String text = Deviations.text(deviation, overdue ? ", overdue" : "");
        if (overdue && strict) {
            findings.add(rule, Verdict.FAIL, text);
            throw RequirementBroken.by(rule, found);
        }
        findings.add(rule, Verdict.DEVIATION, text);
    }

    private void breaks(Rule rule, Throwable found) {
        if (rule.level() == Level.SHOULD) {
            findings.add(rule, Verdict.WARN, String.valueOf(found.getMessage()));
            throw new TestAbortedException(RequirementBroken.by(rule, found).getMessage(), found);
        }
        findings.add(rule, Verdict.FAIL, String.valueOf(found.getMessage()));
        throw RequirementBroken.by(rule, found);
    }
}
