package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page about Astra's server says is what its fake does, section by section. */
final class AstraServerDocumentTest {
    private static final Pattern SECTION = Pattern.compile("^### (\\d\\.\\d) ", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("\\((\\d\\.\\d)\\)");

    @Test
    void theFakeNamesEachSectionAndNoOther() throws IOException {
        Path fake = Documents.root().resolve("assistants-testkit/src/main/java/io/assistants4j/testkit/astra");
        String code;
        try (Stream<Path> files = Files.list(fake)) {
            code = files.map(Documents::read).collect(Collectors.joining());
        }
        String page = Documents.read(Documents.root().resolve("docs/astra-server.md"));

        assertThat(numbers(NAMED, code)).isEqualTo(numbers(SECTION, page)).isNotEmpty();
    }

    private static SortedSet<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
