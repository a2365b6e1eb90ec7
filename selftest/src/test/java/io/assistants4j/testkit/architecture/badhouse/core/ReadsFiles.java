package io.assistants4j.testkit.architecture.badhouse.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Uses what is in the JDK, but not for core. */
public final class ReadsFiles {
    byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
