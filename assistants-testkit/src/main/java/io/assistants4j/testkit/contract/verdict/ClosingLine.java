package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.core.provider.Capability;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last line of a contract: how it went, and what its author does next. */
final class ClosingLine {
    private final Findings findings;
    private final KitVersion level;

    ClosingLine(Findings findings, KitVersion level) {
        this.findings = findings;
        this.level = level;
    }

    String text() {
        return "contract " + KitManifest.version() + atLevel() + ", " + findings.provider() + ": " + passed() + others()
                + ", next: " + next();
    }

    private String atLevel() {
        return level.equals(KitVersion.of(KitManifest.version())) ? "" : " at level " + level;
    }

    /** How many passed of those that bind this provider and could be tried. */
    private String passed() {
        long tried =
                findings.all().size() - findings.count(Verdict.PASS_DECLINED) - findings.count(Verdict.NOT_APPLICABLE);
        return findings.count(Verdict.PASS) + "/" + tried + (isSmoke() ? " smoke" : "") + " passed";
    }

    private String others() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.PASS && findings.count(verdict) > 0)
                .map(verdict -> ", " + findings.count(verdict) + " " + verdict.label())
                .collect(Collectors.joining());
    }

    private String next() {
        List<String> broken = ids(Verdict.FAIL);
        if (!broken.isEmpty()) {
            String others = broken.size() > 1 ? " and " + (broken.size() - 1) + " more" : "";
            return "mend " + broken.get(0) + others;
        }
        if (isSmoke()) {
            return "extend ProviderContract (" + KitManifest.sizeOfContract() + " requirements)";
        }
        Map<Capability, Long> waiting = waiting();
        if (!waiting.isEmpty()) {
            return "turn on "
                    + waiting.entrySet().stream()
                            .sorted(Map.Entry.<Capability, Long>comparingByValue(Comparator.reverseOrder()))
                            .map(entry -> entry.getKey() + " (" + waiting(entry.getValue()) + " for it)")
                            .collect(Collectors.joining(" or "));
        }
        List<String> deviations = ids(Verdict.DEVIATION);
        return deviations.isEmpty() ? "nothing, the contract is kept" : "mend " + String.join(", ", deviations);
    }

    private static String waiting(long requirements) {
        return requirements == 1 ? "1 requirement waits" : requirements + " requirements wait";
    }

    /** What could be turned on now, each with the requirements that would bind then. */
    private Map<Capability, Long> waiting() {
        return findings.all().stream()
                .filter(finding -> finding.verdict() == Verdict.PASS_DECLINED)
                .flatMap(finding -> finding.rule().capabilities().stream())
                .filter(capability -> !findings.capabilities().has(capability))
                .map(this::highestDeclined)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private Capability highestDeclined(Capability declined) {
        return Arrays.stream(Capability.values())
                .filter(above ->
                        declined.within(above) && !findings.capabilities().has(above))
                .findFirst()
                .orElse(declined);
    }

    private List<String> ids(Verdict verdict) {
        return findings.all().stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(finding -> finding.rule().id())
                .toList();
    }

    private boolean isSmoke() {
        return !findings.all().isEmpty()
                && findings.all().stream()
                        .allMatch(finding -> finding.rule().area().equals(KitManifest.SMOKE));
    }
}
