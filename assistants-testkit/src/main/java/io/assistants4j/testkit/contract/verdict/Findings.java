package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What became of the requirements of one adapter's test so far. Thread-safe. */
final class Findings {
    private final Map<String, Finding> byId = new ConcurrentSkipListMap<>();
    private volatile String provider = "unknown";

    void add(Rule rule, Verdict verdict, String reason) {
        byId.put(rule.id(), new Finding(rule, verdict, reason));
    }

    void provider(String id) {
        provider = id;
    }

    String provider() {
        return provider;
    }

    List<Finding> all() {
        return List.copyOf(byId.values());
    }

    long count(Verdict verdict) {
        return byId.values().stream()
                .filter(finding -> finding.verdict() == verdict)
                .count();
    }
}
