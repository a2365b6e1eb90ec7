package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.rule.Rule;
import org.jspecify.annotations.Nullable;

/** An adapter breaks a requirement: the rule, the hint, what was called and sent, and as the cause what was found. */
public final class RequirementBroken extends AssertionError {
    private static final long serialVersionUID = 1L;

    private RequirementBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static RequirementBroken by(Rule rule, Throwable found, Evidence evidence) {
        String hint = rule.hint().isEmpty() ? "" : System.lineSeparator() + "  hint: " + rule.hint();
        String what = System.lineSeparator() + "  found: " + found;
        return new RequirementBroken(rule + hint + what + evidence.text(), found);
    }

    static RequirementBroken nowKept(Rule rule, KnownDeviation deviation) {
        return new RequirementBroken(
                rule.id() + " is kept now: remove its @KnownDeviation (" + deviation.issue() + ").", null);
    }
}
