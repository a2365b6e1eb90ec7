package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show as a sample is what is compiled and run: a region of a file, or all of it. */
final class DocumentsTest {
    private static final String BEGIN = "(?://|<!--)";
    private static final Pattern SNIPPET = Pattern.compile(
            "<!-- region: (\\S+)(?: (\\S+))? -->\\n```\\w+\\n(.*?)```\\n<!-- endregion -->", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("documentsWithSamples")
    void everySampleStandsInAFile(String document) throws IOException {
        String text = Files.readString(Documents.root().resolve(document));
        Matcher samples = SNIPPET.matcher(text);
        int found = 0;
        while (samples.find()) {
            found++;
            String source = Files.readString(Documents.root().resolve(samples.group(1)));
            assertThat(samples.group(3)).as(samples.group(1)).isEqualTo(region(source, samples.group(2)));
        }
        assertThat(found).isEqualTo(text.split("<!-- region: ", -1).length - 1).isPositive();
    }

    private static List<String> documentsWithSamples() throws IOException {
        try (Stream<Path> documents = Files.list(Documents.root().resolve("docs"))) {
            return Stream.concat(Stream.of(Documents.root().resolve("README.md")), documents)
                    .filter(document -> Documents.read(document).contains("<!-- region: "))
                    .map(document -> Documents.root().relativize(document).toString())
                    .toList();
        }
    }

    private static String region(String source, @Nullable String name) {
        if (name == null) {
            return source;
        }
        Matcher region = Pattern.compile(
                        BEGIN + " region " + name + "(?: -->)?\\n(.*?\\n *)" + BEGIN + " endregion", Pattern.DOTALL)
                .matcher(source);
        assertThat(region.find()).as("region %s", name).isTrue();
        return region.group(1).stripIndent();
    }
}
