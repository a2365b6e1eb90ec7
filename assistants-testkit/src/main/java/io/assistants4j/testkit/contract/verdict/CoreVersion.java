package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.core.AssistantsProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the core the provider was tried with; it differs from the kit's where somebody mixed them. */
final class CoreVersion {
    private static final String FILE = "/META-INF/maven/io.assistants4j/assistants-core/pom.properties";

    private CoreVersion() {}

    /** What its jar says; without a jar it was built together with the kit. */
    static String found() {
        try (InputStream in = AssistantsProvider.class.getResourceAsStream(FILE)) {
            if (in == null) {
                return KitManifest.version();
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", KitManifest.version());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
