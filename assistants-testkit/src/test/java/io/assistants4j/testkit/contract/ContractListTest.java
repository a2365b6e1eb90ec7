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
            Path.of("src/main/resources/io/assistants4j/testkit/contract/requirements.txt");
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
