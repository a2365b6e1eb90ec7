package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a server says of a file that holds what is not for it. */
class PassedOverTest {
    @TempDir
    private Path directory;

    private final Logger logger = (Logger) LoggerFactory.getLogger(ServeCommand.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void allThatIsForLiteLlmAloneIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), """
                model_list: [{model_name: gpt-4, litellm_params: {model: openai/gpt-4, api_key: sk-secret}}]
                litellm_settings: {num_retries: 3}
                general_settings: {master_key: sk-1234, database_url: postgres://me:secret@db/litellm}
                assistant_settings:
                  custom_llm_provider: openai
                  litellm_params: {api_key: sk-secret, rpm: 5}
                """);

        ServeCommand.read(file, Map.of());

        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage())
                    .startsWith(file + ": passed over, because it is for LiteLLM alone: ")
                    .contains(
                            "model_list",
                            "litellm_settings",
                            "general_settings.database_url",
                            "assistant_settings.litellm_params.rpm")
                    .doesNotContain("secret");
        });
    }

    @Test
    void nothingIsSaidWhereEverythingCounts() throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), "general_settings: {master_key: sk-1234}");

        ServeCommand.read(file, Map.of());

        assertThat(log.list).isEmpty();
    }
}
