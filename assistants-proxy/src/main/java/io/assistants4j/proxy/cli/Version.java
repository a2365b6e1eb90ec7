package io.assistants4j.proxy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is, and on which Java it runs. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.txt"))) {
            String own = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new String[] {"assistants4j " + own + " (Java " + Runtime.version() + ")"};
        }
    }
}
