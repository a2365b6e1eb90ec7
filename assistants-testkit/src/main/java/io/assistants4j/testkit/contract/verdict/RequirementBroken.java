package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.rule.Rule;
import org.jspecify.annotations.Nullable;

/** An adapter breaks a requirement: the rule, the hint, and as the cause what was found. */
public final class RequirementBroken extends AssertionError {
    private static final long serialVersionUID = 1L;

    private RequirementBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static RequirementBroken by(Rule rule, Throwable found) {
        String hint = rule.hint().isEmpty() ? "" : System.lineSeparator() + "  hint: " + rule.hint();
        return new RequirementBroken(rule + hint + System.lineSeparator() + "  found: " + found, found);
    }

    static RequirementBroken nowKept(Rule rule, KnownDeviation deviation) {
        return new RequirementBroken(
                rule.id() + " is kept now: remove its @KnownDeviation (" + deviation.issue() + ").", null);
    }
}
