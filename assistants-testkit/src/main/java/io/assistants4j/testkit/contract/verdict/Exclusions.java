package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The requirements nobody is asked for, because they were disputed and turned out to be wrong themselves. */
final class Exclusions {
    private static final int PARTS = 3;

    private final Map<String, String> reasons = new TreeMap<>();

    private Exclusions() {}

    /**
     * Those of a text with a line for each: the id, where it was disputed, and why. Lines that begin with {@code #} are passed over.
     *
     * @throws IllegalArgumentException where a line lacks one of these, or an id is there twice
     */
    static Exclusions of(String text) {
        Exclusions all = new Exclusions();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(all::add);
        return all;
    }

    private void add(String line) {
        String[] parts = line.strip().split("\\s+", PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException("an exclusion is an id, where it was disputed, and why: " + line);
        }
        if (reasons.put(parts[0], "Excluded by this kit (" + parts[1] + "): " + parts[2]) != null) {
            throw new IllegalArgumentException(parts[0] + " is excluded twice");
        }
    }

    /** The ids of all of them. */
    Set<String> ids() {
        return reasons.keySet();
    }

    /** Why a requirement is excluded; nothing where it is not. */
    Optional<String> reason(Rule rule) {
        return Optional.ofNullable(reasons.get(rule.id()));
    }
}
