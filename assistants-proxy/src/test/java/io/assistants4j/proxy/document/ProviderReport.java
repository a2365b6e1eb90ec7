package io.assistants4j.proxy.document;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.json.Json;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one provider's test against the contract.
 *
 * @param test the name of the test
 * @param json the report
 */
record ProviderReport(String test, Json json) {
    private static final String NOT_ABOUT_IT = "The provider can do it.";

    /** Tells something of a report, a line each. */
    @FunctionalInterface
    interface Lines {
        Stream<String> of(ProviderReport report);
    }

    String provider() {
        return json.at("provider").text().orElseThrow();
    }

    /** The provider, and which of its ways where it has several, as {@code ChatContractTest} of {@code openai} tells. */
    String label() {
        String way = test.replace("ContractTest", "").toLowerCase(Locale.ROOT);
        return way.equals(provider()) ? provider() : provider() + " (" + way + ")";
    }

    boolean declines(Capability capability) {
        return !reason(capability).isEmpty();
    }

    /** How the contract is kept, in a word that stays the same when it grows. */
    String keeping() {
        if (has("FAIL")) {
            return "broken";
        }
        return has("DEVIATION") ? "kept but for known deviations" : "kept";
    }

    Stream<String> declined() {
        return Stream.of(Capability.values())
                .filter(this::declines)
                .map(capability -> "`" + capability + "`: " + reason(capability));
    }

    Stream<String> deviations() {
        return found("DEVIATION")
                .map(requirement ->
                        text(requirement, "id") + " " + text(requirement, "rule") + " " + text(requirement, "reason"));
    }

    /** Each reason once: how many requirements it is the reason for changes with the contract. */
    Stream<String> notTried() {
        return found("N-A")
                .map(requirement -> text(requirement, "reason"))
                .filter(reason -> !reason.equals(NOT_ABOUT_IT))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }

    private boolean has(String verdict) {
        return found(verdict).findAny().isPresent();
    }

    private Stream<Json> found(String verdict) {
        return json.at("requirements").elements().stream()
                .filter(requirement -> text(requirement, "verdict").equals(verdict));
    }

    private String reason(Capability capability) {
        return text(json.at("capabilities"), capability.name());
    }

    private static String text(Json object, String member) {
        return object.at(member).text().orElse("");
    }
}
