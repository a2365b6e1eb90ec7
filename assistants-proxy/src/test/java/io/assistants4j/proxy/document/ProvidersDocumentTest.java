package io.assistants4j.proxy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page about providers says what their tests against the contract found. Those have to be run before, as they are in a build
 * of everything, so this module runs it after its other tests; {@code -Dcontract.list.write=true} writes the page anew.
 */
final class ProvidersDocumentTest {
    private static final Pattern TEST =
            Pattern.compile("^(?:final )?class (\\w+) extends ProviderContract\\b", Pattern.MULTILINE);
    private static final Path ROOT = Path.of("..");
    private static final Path DOCUMENT = ROOT.resolve("docs/providers.md");

    /** Of the kit itself, to try it and the stores with. */
    private static final String REFERENCE = "reference";

    @Test
    void theDocumentSaysWhatTheContractFound() throws IOException {
        List<String> missing = new ArrayList<>();
        List<ProviderReport> reports = new ArrayList<>();
        for (Path module : modules()) {
            for (String test : tests(module)) {
                Optional<ProviderReport> report = report(module, test);
                report.ifPresentOrElse(reports::add, () -> missing.add(module.getFileName() + ": " + test));
            }
        }
        assumeThat(missing).as("tests of providers that were not run before").isEmpty();
        reports.removeIf(report -> report.provider().equals(REFERENCE));

        String text = document(reports);
        if (Boolean.getBoolean("contract.list.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(DOCUMENT)
                .as("mvn verify -Dcontract.list.write=true writes it anew")
                .hasContent(text);
    }

    private static String document(List<ProviderReport> reports) {
        StringBuilder text = new StringBuilder("""
                # The providers

                What each provider can do. Generated from the reports of their tests against [the contract](contract.md): what a \
                provider says it can do is tried, and what it declines is refused by name before anything is stored. `native` is our \
                own client in front of our own server.

                """);
        text.append(row("", reports.stream().map(ProviderReport::label).toList()));
        text.append(row("---", reports.stream().map(report -> "---").toList()));
        for (Capability capability : Capability.values()) {
            text.append(row(
                    "`" + capability + "`",
                    reports.stream()
                            .map(report -> report.declines(capability) ? "no" : "yes")
                            .toList()));
        }
        text.append(row(
                "the contract", reports.stream().map(ProviderReport::keeping).toList()));
        section(text, "What is declined, and why", reports, ProviderReport::declined);
        section(text, "Known deviations", reports, ProviderReport::deviations);
        section(text, "What is not tried", reports, ProviderReport::notTried);
        return text.toString();
    }

    private static void section(
            StringBuilder text, String title, List<ProviderReport> reports, ProviderReport.Lines lines) {
        String all = reports.stream()
                .flatMap(report -> lines.of(report).map(line -> "- " + report.label() + ": " + line + "\n"))
                .collect(Collectors.joining());
        if (!all.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n").append(all);
        }
    }

    private static String row(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(file -> file.getFileName().toString().startsWith("assistants-"))
                    .sorted()
                    .toList();
        }
    }

    /** The tests of a module that hold a provider to the whole contract. */
    private static List<String> tests(Path module) throws IOException {
        Path sources = module.resolve("src/test/java");
        if (!Files.exists(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .sorted()
                    .flatMap(file -> TEST.matcher(read(file)).results())
                    .map((MatchResult match) -> match.group(1))
                    .toList();
        }
    }

    private static Optional<ProviderReport> report(Path module, String test) throws IOException {
        Path directory = module.resolve("target/contract-report");
        if (!Files.exists(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith("-" + test + ".json"))
                    .map(file -> new ProviderReport(test, Json.parse(read(file))))
                    .findFirst();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
