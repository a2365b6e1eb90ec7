package io.assistants4j.proxy.config.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of a file: gathers all that is wrong with it, and knows the variables its values may name. Not thread-safe. */
public final class Reading {
    private final Map<String, String> variables;
    /** A mapping may be read twice; what is wrong with it is said once. */
    private final Set<Problem> problems = new LinkedHashSet<>();

    private final List<String> passedOver = new ArrayList<>();

    /** Nothing is wrong yet. */
    public Reading(Map<String, String> variables) {
        this.variables = new HashMap<>(variables);
    }

    /** All that is wrong, in the order of the file; where it includes others, file by file. */
    public List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .toList();
    }

    /** The keys that are somebody else's and were not looked at. */
    public List<String> passedOver() {
        return List.copyOf(passedOver);
    }

    /** Takes one more variable, in the place of one with the same name. */
    public void define(String name, String value) {
        variables.put(name, value);
    }

    void refuse(Problem problem) {
        problems.add(problem);
    }

    void passOver(String path) {
        passedOver.add(path);
    }

    int problemCount() {
        return problems.size();
    }

    /** The variable, unless it is not set or blank. */
    public Optional<String> variable(String name) {
        return Optional.of(variables.getOrDefault(name, "").strip()).filter(value -> !value.isEmpty());
    }
}
