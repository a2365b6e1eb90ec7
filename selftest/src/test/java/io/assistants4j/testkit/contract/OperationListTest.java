package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of the API is required: what the requirements call is measured, not written down. */
final class OperationListTest {
    private static final Path DOCUMENT = Path.of("../docs/operations.md");

    @TempDir
    private static Path reports;

    private static final SortedMap<String, SortedSet<String>> CALLS = new TreeMap<>();

    @BeforeAll
    static void measure() throws IOException {
        for (Class<?> test : List.of(ReferenceProviderTest.class, ReferenceProviderSmokeTest.class)) {
            KitRuns.of(test, Map.of("contract.report", reports.toString()));
            Path report = reports.resolve("reference-" + test.getSimpleName() + ".json");
            for (Json requirement :
                    Json.parse(Files.readString(report)).at("requirements").elements()) {
                CALLS.put(
                        requirement.at("id").text().orElseThrow(),
                        requirement.at("calls").elements().stream()
                                .map(call -> call.text().orElseThrow())
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
    }

    @Test
    void everyMethodOfAPortIsAnOperation() {
        Stream<String> methods = Stream.of(
                        Assistants.class, Threads.class, Messages.class, Runs.class, RunStreams.class)
                .flatMap(port ->
                        Arrays.stream(port.getMethods()).map(method -> port.getSimpleName() + "." + method.getName()));

        assertThat(methods.distinct())
                .containsExactlyInAnyOrderElementsOf(Operation.all().stream()
                        .flatMap(operation -> operation.methods().stream())
                        .toList());
    }

    @Test
    void everyMethodOfAPortIsRequired() {
        Set<String> called = CALLS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());

        assertThat(Operation.all())
                .hasSize(23)
                .allSatisfy(operation -> assertThat(called).containsAll(operation.methods()));
    }

    @Test
    void theDocumentListsEveryOperationWithItsRequirements() throws IOException {
        StringBuilder text = new StringBuilder("""
                # The operations

                All 23 operations of the API, in Java and over HTTP, with the requirements of [the contract](contract.md) that try \
                each of them. Generated: a requirement stands here because it called the method when it was run. The same \
                requirements are run through our server, and have to reach the path beside the method.

                | | Operation | Java | HTTP, under `/v1` | Requirements |
                |---|---|---|---|---|
                """);
        List<Operation> operations = Operation.all();
        for (int i = 0; i < operations.size(); i++) {
            text.append(row(i + 1, operations.get(i)));
        }
        GeneratedFile.inStep(DOCUMENT, text.toString());
    }

    private static String row(int number, Operation operation) {
        String methods =
                operation.methods().stream().map(method -> "`" + method + "`").collect(Collectors.joining(", "));
        return "| " + number + " | " + operation.name() + " | " + methods + " | `" + operation.method() + " "
                + operation.path() + "` | " + ids(operation) + " |\n";
    }

    /** The ids in order; where three or more follow each other, the first and the last. */
    private static String ids(Operation operation) {
        StringBuilder text = new StringBuilder();
        List<String> all = List.copyOf(CALLS.keySet());
        for (int from = 0, to = 0; from < all.size(); from = to + 1, to = from) {
            if (!isTriedBy(operation, all.get(from))) {
                continue;
            }
            while (to + 1 < all.size() && isOfOneArea(all, from, to + 1) && isTriedBy(operation, all.get(to + 1))) {
                to++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(all.get(from));
            if (to > from) {
                text.append(to == from + 1 ? ", " : " to ").append(all.get(to));
            }
        }
        return text.toString();
    }

    private static boolean isOfOneArea(List<String> all, int one, int other) {
        return all.get(one).substring(0, 3).equals(all.get(other).substring(0, 3));
    }

    private static boolean isTriedBy(Operation operation, String id) {
        return CALLS.getOrDefault(id, new TreeSet<>()).stream()
                .anyMatch(call -> operation.methods().contains(call));
    }
}
