package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.rule.Rule;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** The known deviations of one adapter's test. */
final class Deviations {
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
        return YearMonth.parse(deviation.until()).isBefore(now);
    }

    /** The ids that no requirement among these bears. */
    List<String> ofNothing(List<Rule> rules) {
        return known.stream()
                .map(KnownDeviation::requirement)
                .filter(id -> rules.stream().noneMatch(rule -> rule.id().equals(id)))
                .toList();
    }

    static String text(KnownDeviation deviation, String more) {
        return String.join(" ", Arrays.asList(deviation.issue(), "until", deviation.until() + more));
    }
}
