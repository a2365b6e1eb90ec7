package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project that say what the contracts say; {@code -Dcontract.list.write=true} writes them anew. */
final class GeneratedFile {
    private GeneratedFile() {}

    static void inStep(Path file, String text) throws IOException {
        if (Boolean.getBoolean("contract.list.write")) {
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("how to write it anew stands in the package-info of testkit.contract")
                .hasContent(text);
    }
}
