package io.assistants4j.testkit.contract.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of this kit's requirements: a line with the id and the contract of each. */
final class KitManifest {
    /** The contract of the first minute, which is no part of the whole one. */
    static final String SMOKE = "ProviderSmokeContract";

    private static final String FILE = "requirements.txt";
    private static final String EXCLUDED = "excluded.txt";
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

    /** The requirements this kit asks nobody for. */
    static Exclusions exclusions() {
        return Exclusions.of(text(EXCLUDED));
    }

    /** How many requirements the whole contract has. */
    static long sizeOfContract() {
        return text(FILE).lines().filter(line -> !line.endsWith(" " + SMOKE)).count();
    }

    /** A fingerprint of the requirements as they are compiled: two kits that share it ask for the same. */
    static String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes(FILE));
            sha.update(bytes(EXCLUDED));
            text(FILE)
                    .lines()
                    .map(line -> line.split(" ", -1)[1])
                    .distinct()
                    .forEach(contract -> sha.update(bytes(contract + ".class")));
            return "sha256:" + HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Stream<Class<?>> contracts(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .flatMap(KitManifest::contracts));
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        String path = "/io/assistants4j/testkit/contract/" + name;
        try (InputStream in = KitManifest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
