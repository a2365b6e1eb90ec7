package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What became of the requirements of one adapter's test, for people and for programs. */
final class ContractReport {
    private static final String DIRECTORY = "contract.report";
    private static final String NOWHERE = "none";

    private final Findings findings;
    private final Class<?> test;
    private final KitVersion level;

    ContractReport(Findings findings, Class<?> test, KitVersion level) {
        this.findings = findings;
        this.test = test;
        this.level = level;
    }

    /** Where reports go: {@code target/contract-report}, or what {@code contract.report} says; {@code none} for nowhere. */
    static Optional<Path> directory(ExtensionContext context) {
        String directory = context.getConfigurationParameter(DIRECTORY).orElse("target/contract-report");
        return directory.equals(NOWHERE) ? Optional.empty() : Optional.of(Path.of(directory));
    }

    /** One line of counts. */
    String summary() {
        return "contract " + KitManifest.version() + ", " + findings.provider() + ": "
                + Arrays.stream(Verdict.values())
                        .filter(verdict -> findings.count(verdict) > 0)
                        .map(verdict -> findings.count(verdict) + " " + verdict.label())
                        .collect(Collectors.joining(", "));
    }

    /** Writes it as JSON and as Markdown, named after the provider and the test; where the Markdown is. */
    Path write(Path directory) {
        try {
            Files.createDirectories(directory);
            String name = findings.provider() + "-" + test.getSimpleName();
            Files.writeString(directory.resolve(name + ".json"), json() + "\n");
            return Files.writeString(directory.resolve(name + ".md"), markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Json json() {
        Map<String, @Nullable Object> totals = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            totals.put(verdict.label(), findings.count(verdict));
        }
        List<Map<String, @Nullable Object>> requirements =
                findings.all().stream().map(ContractReport::entry).toList();
        return Json.of(Json.object(
                "provider",
                findings.provider(),
                "test",
                test.getName(),
                "kit",
                KitManifest.version(),
                "digest",
                KitManifest.digest(),
                "level",
                level.toString(),
                "core",
                CoreVersion.found(),
                "jdk",
                jdk(),
                "totals",
                totals,
                "capabilities",
                capabilities(),
                "requirements",
                requirements));
    }

    /** What the provider says of each capability: why it declines it, or nothing where it does not. */
    private Map<String, @Nullable Object> capabilities() {
        Map<String, @Nullable Object> reasons = new LinkedHashMap<>();
        for (Capability capability : Capability.values()) {
            reasons.put(
                    capability.name(),
                    findings.capabilities().reasonAgainst(capability).orElse(""));
        }
        return reasons;
    }

    private static Map<String, @Nullable Object> entry(Finding finding) {
        return Json.object(
                "id",
                finding.rule().id(),
                "area",
                finding.rule().area(),
                "rule",
                finding.rule().sentence(),
                "level",
                finding.rule().level().name(),
                "since",
                finding.rule().since(),
                "capabilities",
                finding.rule().capabilities().stream().map(Enum::name).toList(),
                "verdict",
                finding.verdict().label(),
                "reason",
                finding.reason(),
                "calls",
                List.copyOf(finding.calls()));
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "# %s%n%n%s%n%n- test: %s%n- kit: %s (%s)%n- level: %s%n- core: %s%n- JDK: %s%n",
                findings.provider(),
                summary(),
                test.getName(),
                KitManifest.version(),
                KitManifest.digest(),
                level,
                CoreVersion.found(),
                jdk()));
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.PASS && findings.count(verdict) > 0) {
                text.append(String.format(Locale.ROOT, "%n## %s%n%n", verdict.label()));
                byReason(verdict).forEach((reason, rules) -> text.append(lines(reason, rules)));
            }
        }
        text.append(String.format(Locale.ROOT, "%n| Id | Rule | Verdict |%n|---|---|---|%n"));
        findings.all().forEach(finding -> text.append(row(finding)));
        return text.toString();
    }

    /** Each reason once, with all it is the reason for. */
    private Map<String, List<Finding>> byReason(Verdict verdict) {
        return findings.all().stream()
                .filter(finding -> finding.verdict() == verdict)
                .collect(Collectors.groupingBy(Finding::reason, LinkedHashMap::new, Collectors.toList()));
    }

    private static String lines(String reason, List<Finding> rules) {
        String ids = rules.stream().map(finding -> finding.rule().id()).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "- %s: %s%n", ids, reason.replace('\n', ' '));
    }

    private static String row(Finding finding) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s |%n",
                finding.rule().id(),
                finding.rule().sentence(),
                finding.verdict().label());
    }

    private static String jdk() {
        return String.valueOf(System.getProperty("java.version"));
    }
}
