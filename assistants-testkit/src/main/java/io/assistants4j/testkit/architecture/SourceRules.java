package io.assistants4j.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file and a package may look like. */
final class SourceRules {

    private static final int MOST_LINES = 500;
    private static final int MOST_LINES_OF_A_CONTRACT = 400;
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile("[.:?!](\\s|$)");
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private SourceRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "every package has a package-info that is @NullMarked",
                        module -> module.classes().stream()
                                .map(JavaClass::getPackage)
                                .distinct()
                                .filter(SourceRules::isUnmarked)
                                .map(JavaPackage::getName)),
                new HouseRule(
                        "no source file is longer than 500 lines, no contract longer than 400",
                        SourceRules::overlongFiles),
                new HouseRule(
                        "every package-info says what belongs into its package and what must not",
                        SourceRules::silentPackages));
    }

    /** What it says nobody can check; but that takes two sentences. */
    private static Stream<String> silentPackages(HouseModule module) {
        try (var files = Files.walk(module.sources())) {
            return files
                    .filter(file -> file.getFileName().toString().equals("package-info.java"))
                    .filter(file -> sentences(file) < 2)
                    .map(file -> module.sources().relativize(file).toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sentences(Path file) {
        try {
            var javadoc = JAVADOC.matcher(Files.readString(file));
            return javadoc.find() ? SENTENCE.matcher(javadoc.group(1)).results().count() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUnmarked(JavaPackage javaPackage) {
        return javaPackage
                .tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NULL_MARKED))
                .isEmpty();
    }

    private static Stream<String> overlongFiles(HouseModule module) {
        try (var files = Files.walk(module.sources())) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            if (sources.isEmpty()) {
                throw new AssertionError("no source file below " + module.sources() + ": there is nothing to check");
            }
            return sources.stream()
                    .filter(file -> lines(file) > allowed(file))
                    .map(file -> "%s has %d lines".formatted(module.sources().relativize(file), lines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int allowed(Path file) {
        return file.getFileName().toString().endsWith("Contract.java") ? MOST_LINES_OF_A_CONTRACT : MOST_LINES;
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
