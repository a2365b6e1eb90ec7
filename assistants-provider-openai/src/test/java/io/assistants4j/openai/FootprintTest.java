package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
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

    /** It is less than five million; more than half of them are OkHttp and the library of Kotlin it needs. */
    private static final long MOST_BYTES = 5_000_000;

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

    /** Neither who measures nor who counts tokens with a vocabulary is needed. */
    @Test
    void thisClassPathIsEnoughForARun() throws Exception {
        List<URL> all = new ArrayList<>();
        for (Path part : classPath()) {
            all.add(part.toUri().toURL());
        }
        all.add(Path.of("target", "test-classes").toUri().toURL());

        try (FakeResponsesServer server = FakeResponsesServer.start();
                URLClassLoader alone =
                        new URLClassLoader(all.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            server.enqueue(new Reply().text("Hello."));
            Method answer = alone.loadClass(SmallProgram.class.getName())
                    .getDeclaredMethod("answer", String.class, String.class);

            assertThat(answer.invoke(null, server.url().toString(), FakeResponsesServer.KEY))
                    .isEqualTo("Hello.");
        }
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
