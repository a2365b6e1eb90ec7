package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** A provider is a difference, never a copy; the page about the architecture says in lines how small a one. */
final class AdapterSizeTest {
    private static final Pattern FIGURES =
            Pattern.compile("`azure` has ([\\d,]+) lines of main code and `astra` ([\\d,]+),"
                    + " together a fifth of the ([\\d,]+) of `wire`");

    @Test
    void twoAdaptersAreSmallBesideWhatTheyStandOn() throws IOException {
        long azure = lines("assistants-provider-azure");
        long astra = lines("assistants-provider-astra");
        long wire = lines("assistants-wire");
        Matcher told = FIGURES.matcher(Documents.read(Documents.root().resolve("docs/ARCHITECTURE.md")));

        assertThat(4 * (azure + astra)).as("azure %d, astra %d", azure, astra).isLessThan(wire);
        assertThat(told.find()).isTrue();
        assertTold(told.group(1), azure);
        assertTold(told.group(2), astra);
        assertTold(told.group(3), wire);
    }

    private static void assertTold(String figure, long counted) {
        assertThat(Long.parseLong(figure.replace(",", ""))).isCloseTo(counted, Percentage.withPercentage(5));
    }

    private static long lines(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Documents.root().resolve(module).resolve("src/main"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .mapToLong(file -> Documents.read(file).lines().count())
                    .sum();
        }
    }
}
