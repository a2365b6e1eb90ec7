package io.assistants4j.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Three lists name our modules, and a module forgotten in one of them is noticed by users first. */
class BomTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>(assistants-[a-z-]+)</module>");
    private static final Pattern OURS =
            Pattern.compile("<groupId>io\\.assistants4j</groupId>\\s*<artifactId>(assistants-[a-z-]+)</artifactId>\\s*"
                    + "<version>\\$\\{project\\.version}</version>");

    @Test
    void theBomListsEveryPublishedModule() throws IOException {
        assertThat(names(MODULE, "pom.xml"))
                .hasSizeGreaterThan(5)
                .containsExactlyInAnyOrderElementsOf(names(OURS, "bom/pom.xml"));
    }

    @Test
    void theParentManagesEveryPublishedModule() throws IOException {
        assertThat(names(OURS, "pom.xml")).containsExactlyInAnyOrderElementsOf(names(MODULE, "pom.xml"));
    }

    private static List<String> names(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
