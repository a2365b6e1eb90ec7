package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.testkit.contract.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What became of the requirements of one adapter's test so far. Thread-safe. */
final class Findings {
    private final Map<String, Finding> byId = new ConcurrentSkipListMap<>();
    private volatile String provider = "unknown";
    private volatile Capabilities capabilities = Capabilities.all();

    void add(Rule rule, Verdict verdict, String reason, Evidence evidence) {
        byId.put(rule.id(), new Finding(rule, verdict, reason, evidence.methods()));
    }

    void provider(AssistantsProvider tried) {
        provider = tried.id().value();
        capabilities = tried.capabilities();
    }

    String provider() {
        return provider;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    Optional<Finding> of(String id) {
        return Optional.ofNullable(byId.get(id));
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
