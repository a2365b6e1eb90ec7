package io.assistants4j.proxy;

import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.rule.Rule;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which operations our server answered for which requirement, measured where it counts its requests. Thread-safe. */
final class ServedOperations {
    private static final Path DOCUMENT = Path.of("../docs/operations.md");
    private static final String ROW = "| ";

    private final ConcurrentMap<String, Set<String>> byRequirement = new ConcurrentHashMap<>();

    /** Takes down what a server counted while this requirement was tried. */
    void add(String requirement, MeterRegistry meters) {
        byRequirement.put(
                requirement,
                meters.find("assistants.requests").timers().stream()
                        .map(timer ->
                                String.valueOf(timer.getId().getTag("method")).toUpperCase(Locale.ROOT) + " "
                                        + timer.getId().getTag("route"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What the document promises and was not served: an operation and a requirement each. */
    List<String> missing() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(ROW) && line.contains("`"))
                .flatMap(line -> missing(line.split(" \\| ", -1)))
                .toList();
    }

    private Stream<String> missing(String[] cells) {
        String operation = cells[3].replace("`", "");
        return ids(cells[4].replace(" |", "")).stream()
                .filter(id -> !byRequirement.getOrDefault(id, Set.of()).contains(operation))
                .map(id -> operation + " for " + id);
    }

    /** The ids of this contract in a list such as {@code AST-001 to AST-020, ERR-008}. */
    private static Set<String> ids(String list) {
        Set<String> ids = new TreeSet<>();
        List<String> all =
                Rule.allOf(ProviderContract.class).stream().map(Rule::id).toList();
        for (String range : list.split(", ", -1)) {
            String[] ends = range.split(" to ", -1);
            all.stream()
                    .filter(id -> id.compareTo(ends[0]) >= 0 && id.compareTo(ends[ends.length - 1]) <= 0)
                    .forEach(ids::add);
        }
        return ids;
    }
}
