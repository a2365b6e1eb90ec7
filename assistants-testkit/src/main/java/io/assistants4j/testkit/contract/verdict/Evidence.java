package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.subject.PortCall;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a requirement did to its provider.
 *
 * @param calls the calls of ports, in their order
 * @param transcript what went over the wire meanwhile, credentials taken out
 */
record Evidence(List<PortCall> calls, List<String> transcript) {
    static final Evidence NONE = new Evidence(List.of(), List.of());

    private static final int LINES = 12;

    static Evidence of(Subject subject) {
        return new Evidence(subject.calls(), subject.transcript());
    }

    /** The port methods that were called. */
    Set<String> methods() {
        return calls.stream().map(PortCall::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The newest of both, for people; empty where there is nothing to tell. */
    String text() {
        return section("calls", calls.stream().map(PortCall::toString).toList()) + section("wire", transcript);
    }

    private static String section(String name, List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String end = System.lineSeparator() + "    ";
        int skipped = Math.max(0, lines.size() - LINES);
        return System.lineSeparator() + "  " + name + ":" + (skipped > 0 ? end + "(" + skipped + " before)" : "")
                + lines.subList(skipped, lines.size()).stream()
                        .map(line -> end + line)
                        .collect(Collectors.joining());
    }
}
