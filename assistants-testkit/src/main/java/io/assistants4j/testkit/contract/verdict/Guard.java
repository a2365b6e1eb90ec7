package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the ways in which a test can be green without the contract being kept. */
public final class Guard {
    private final Class<?> test;
    private final Findings findings;
    private final Deviations deviations;

    Guard(Class<?> test, Findings findings, Deviations deviations) {
        this.test = test;
        this.findings = findings;
        this.deviations = deviations;
    }

    /** What is wrong with the test class itself: requirements switched off or written over, deviations from nothing. Comes last. */
    public List<String> wrongs() {
        Map<String, String> listed = KitManifest.of(test);
        List<String> wrongs = new ArrayList<>();
        Set<String> stated = Rule.allOf(test).stream().map(Rule::id).collect(Collectors.toSet());
        listed.keySet().stream()
                .filter(id -> !stated.contains(id))
                .forEach(id -> wrongs.add(id + " is no test of this class any more"));
        Rule.allOf(test).stream()
                .filter(rule -> !rule.area().equals(listed.getOrDefault(rule.id(), rule.area())))
                .forEach(rule -> wrongs.add(rule.id() + " is written over by " + rule.area()));
        wrongs.addAll(deviations.wrongs(Rule.allOf(test), findings));
        return wrongs;
    }

    /** The ids that should have been run by now and were not. */
    public List<String> notRun() {
        Set<String> run =
                findings.all().stream().map(finding -> finding.rule().id()).collect(Collectors.toSet());
        return KitManifest.of(test).keySet().stream()
                .filter(id -> !run.contains(id))
                .toList();
    }
}
