package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java of the README is the Java that is compiled and run here. */
final class ReadmeTest {
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- region: (\\S+) (\\S+) -->\\n```java\\n(.*?)```\\n<!-- endregion -->", Pattern.DOTALL);

    @Test
    void everySnippetStandsInATest() throws IOException {
        Path root = root();
        Matcher snippets = SNIPPET.matcher(Files.readString(root.resolve("README.md")));
        int found = 0;
        while (snippets.find()) {
            found++;
            String source = Files.readString(root.resolve(snippets.group(1)));
            assertThat(snippets.group(3)).isEqualTo(region(source, snippets.group(2)));
        }
        assertThat(found).isPositive();
    }

    private static String region(String source, String name) {
        Matcher region = Pattern.compile("// region " + name + "\\n(.*?\\n *)// endregion", Pattern.DOTALL)
                .matcher(source);
        assertThat(region.find()).as("region %s", name).isTrue();
        return region.group(1).stripIndent();
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("README.md"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
