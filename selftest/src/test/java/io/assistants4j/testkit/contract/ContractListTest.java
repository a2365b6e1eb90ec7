package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.contract.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lists of requirements say what the contracts say; {@code -Dcontract.list.write=true} writes them anew. */
final class ContractListTest {
    private static final List<Class<?>> CONTRACTS = List.of(ProviderContract.class, ProviderSmokeContract.class);
    private static final Path MANIFEST =
            Path.of("../assistants-testkit/src/main/resources/io/assistants4j/testkit/contract/requirements.txt");
    private static final Path DOCUMENT = Path.of("../docs/contract.md");

    @Test
    void theManifestListsEveryRequirement() throws IOException {
        GeneratedFile.inStep(
                MANIFEST,
                rules().stream()
                        .map(rule -> rule.id() + " " + rule.area() + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void theDocumentListsEveryRequirement() throws IOException {
        StringBuilder text = new StringBuilder("""
                # The contract of a provider

                What every adapter has to do; `assistants-testkit` tries it. Generated from the contracts.

                A broken MUST fails the test, a broken SHOULD warns. A requirement that is new in a version of the kit warns in that version and binds from the next minor one on; what the first kit, 0.1, asks for binds at once. `-Dcontract.level=0.1` judges as a kit of that version does: what came later is tried all the same and warns. The report says so. An id is never used again, and a requirement never changes what it demands.

                A requirement may be wrong itself. [Dispute it](../.github/ISSUE_TEMPLATE/dispute-a-requirement.md), and live with a `@KnownDeviation` meanwhile. One that is given up is listed in [excluded.txt](../assistants-testkit/src/main/resources/io/assistants4j/testkit/contract/excluded.txt), where it was disputed and why; nobody is asked for it, and reports show it as N-A.
                """);
        Map<String, List<Rule>> byArea =
                rules().stream().collect(Collectors.groupingBy(Rule::area, TreeMap::new, Collectors.toList()));
        byArea.forEach((area, rules) -> {
            text.append("\n## ")
                    .append(area)
                    .append("\n\n| Id | Rule | Level | Binds | Test |\n|---|---|---|---|---|\n");
            rules.forEach(rule -> text.append(row(rule)));
        });
        GeneratedFile.inStep(DOCUMENT, text.toString());
    }

    @Test
    void anIdIsUsedOnce() {
        assertThat(rules().stream().map(Rule::id)).doesNotHaveDuplicates();
    }

    @Test
    void everyRequirementBearsTheTagOfItsArea() {
        assertThat(CONTRACTS.stream()
                        .flatMap(contract -> List.of(contract.getMethods()).stream())
                        .filter(Rule::states)
                        .filter(method -> method.getAnnotation(Tag.class) == null
                                || !method.getAnnotation(Tag.class)
                                        .value()
                                        .equals(tag(Rule.of(method).area())))
                        .map(method -> Rule.of(method).id()))
                .isEmpty();
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        CONTRACTS.forEach(contract -> rules.addAll(Rule.allOf(contract)));
        return rules;
    }

    private static String tag(String area) {
        return area.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replace("-contract", "");
    }

    private static String row(Rule rule) {
        String binds = rule.capabilities().isEmpty()
                ? "all"
                : (rule.whenDeclined() ? "without " : "")
                        + rule.capabilities().stream().map(Enum::name).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | `%s` |\n",
                rule.id(),
                rule.sentence(),
                rule.level(),
                binds,
                rule.test());
    }
}
