package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.rule.Rule;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;

/** The known deviations of one adapter's test. */
final class Deviations {
    private static final String MONTH = "\\d{4}-(0[1-9]|1[0-2])";
    private static final Set<Verdict> NOT_TRIED = Set.of(Verdict.PASS_DECLINED, Verdict.NOT_APPLICABLE);

    private final List<KnownDeviation> known;
    private final YearMonth now;

    private Deviations(List<KnownDeviation> known, YearMonth now) {
        this.known = known;
        this.now = now;
    }

    static Deviations of(Class<?> test, YearMonth now) {
        return new Deviations(AnnotationSupport.findRepeatableAnnotations(test, KnownDeviation.class), now);
    }

    Optional<KnownDeviation> from(Rule rule) {
        return known.stream()
                .filter(deviation -> deviation.requirement().equals(rule.id()))
                .findFirst();
    }

    boolean isOverdue(KnownDeviation deviation) {
        return deviation.until().matches(MONTH)
                && YearMonth.parse(deviation.until()).isBefore(now);
    }

    /** The ids that no requirement among these bears. */
    private List<String> ofNothing(List<Rule> rules) {
        return known.stream()
                .map(KnownDeviation::requirement)
                .filter(id -> rules.stream().noneMatch(rule -> rule.id().equals(id)))
                .toList();
    }

    /** What is wrong with them, besides that they may be out of date. */
    List<String> wrongs(List<Rule> rules, Findings findings) {
        List<String> wrongs = new ArrayList<>();
        ofNothing(rules).forEach(id -> wrongs.add("there is no " + id + " to deviate from"));
        for (KnownDeviation deviation : known) {
            if (!deviation.until().matches(MONTH)) {
                wrongs.add("the deviation from " + deviation.requirement() + " ends in '" + deviation.until()
                        + "', which is no month such as 2027-03");
            }
            findings.of(deviation.requirement())
                    .filter(finding -> NOT_TRIED.contains(finding.verdict()))
                    .ifPresent(finding -> wrongs.add(deviation.requirement() + " is not tried, so nothing deviates: "
                            + finding.verdict().label() + ", " + finding.reason()));
        }
        return wrongs;
    }

    static String text(KnownDeviation deviation, String more) {
        return String.join(" ", Arrays.asList(deviation.issue(), "until", deviation.until() + more));
    }
}
