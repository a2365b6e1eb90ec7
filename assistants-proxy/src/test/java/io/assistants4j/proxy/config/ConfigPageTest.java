package io.assistants4j.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page says what the descriptions say; {@code -Dconfig.page.write=true} writes it anew. */
class ConfigPageTest {
    private static final Path PAGE = Path.of("../docs/config.md");

    @Test
    void thePageSaysWhatTheDescriptionsSay() throws IOException {
        String text = ConfigPage.text();
        if (Boolean.getBoolean("config.page.write")) {
            Files.writeString(PAGE, text);
        }

        assertThat(PAGE).hasContent(text);
    }

    @Test
    void itsSamplesCanBeUsed(@TempDir Path directory) throws IOException {
        String[] parts = Files.readString(PAGE).split("```yaml\n");
        assertThat(parts).hasSize(3);
        for (int i = 1; i < parts.length; i++) {
            Path file =
                    Files.writeString(directory.resolve(i + ".yaml"), parts[i].substring(0, parts[i].indexOf("```")));
            var variables = Map.of("OPENAI_API_KEY", "sk-test", "ASSISTANTS_MASTER_KEY", "sk-test");

            assertThat(new ConfigFile(variables).read(file).lineup()).isNotNull();
        }
    }
}
