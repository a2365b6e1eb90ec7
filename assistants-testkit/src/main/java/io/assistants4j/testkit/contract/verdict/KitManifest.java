package io.assistants4j.testkit.contract.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of this kit's requirements: a line with the id and the contract of each. */
final class KitManifest {
    private static final String FILE = "requirements.txt";
    private static final String VERSION = "version.txt";

    private KitManifest() {}

    /** The requirements a class takes over with its contracts: the contract of each id, by id. */
    static SortedMap<String, String> of(Class<?> test) {
        Set<String> areas = contracts(test).map(Class::getSimpleName).collect(Collectors.toSet());
        return text(FILE)
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(line -> areas.contains(line[1]))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, other) -> one, TreeMap::new));
    }

    /** The version of this kit, which is that of the core. */
    static String version() {
        return text(VERSION).strip();
    }

    private static Stream<Class<?>> contracts(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .flatMap(KitManifest::contracts));
    }

    private static String text(String name) {
        String path = "/io/assistants4j/testkit/contract/" + name;
        try (InputStream in = KitManifest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
