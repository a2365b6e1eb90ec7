package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** How much a program carries that uses the provider, without Guice, which is for those who want it. */
class FootprintTest {
    private static final int MOST_JARS = 25;

    /** As much as it is now; 5.5 million are wanted. More than three million are the vocabularies in which tokens are counted. */
    private static final long MOST_BYTES = 9_200_000;

    @Test
    void theClassPathAtRunTimeDoesNotGrow() throws IOException {
        List<Path> parts = classPath();

        assertThat(parts).anyMatch(part -> part.toString().contains("okhttp"));
        assertThat(parts).noneMatch(part -> part.toString().contains("guice"));
        assertThat(parts).hasSizeLessThanOrEqualTo(MOST_JARS);
        long bytes = 0;
        for (Path part : parts) {
            bytes += Files.isDirectory(part) ? packed(part) : Files.size(part);
        }
        assertThat(bytes).as("bytes of %s", parts).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** The modules and the libraries; modules of this build may be directories. */
    private static List<Path> classPath() throws IOException {
        List<Path> parts = new ArrayList<>();
        parts.add(Path.of("target", "classes"));
        String libraries = Files.readString(Path.of("target", "runtime.classpath"));
        for (String library : libraries.strip().split(File.pathSeparator, -1)) {
            parts.add(Path.of(library));
        }
        return parts;
    }

    /** How many bytes the jar of a directory has, about. */
    private static long packed(Path directory) throws IOException {
        long[] bytes = new long[1];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] some, int from, int count) {
                bytes[0] += count;
            }
        };
        try (ZipOutputStream jar = new ZipOutputStream(counting);
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new ZipEntry(directory.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
        return bytes[0];
    }
}
