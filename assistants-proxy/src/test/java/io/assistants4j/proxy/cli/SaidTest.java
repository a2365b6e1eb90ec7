package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.Config;
import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.config.ServeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaidTest {
    private static final ServeSettings NO_OPTIONS = ServeSettings.NONE;

    @TempDir
    private Path directory;

    @Test
    void optionsGoBeforeTheFileAndTheFileBeforeTheEnvironment() throws IOException {
        Map<String, String> variables = Map.of("PORT", " 8080 ");
        ServeSettings options = new ServeSettings(null, 1, null, null, null, null);

        assertThat(said(NO_OPTIONS, "", Map.of()).settings().port()).isEqualTo(4000);
        assertThat(said(NO_OPTIONS, "", variables).settings().port()).isEqualTo(8080);
        assertThat(said(NO_OPTIONS, "server: {port: 4001}", variables)
                        .settings()
                        .port())
                .isEqualTo(4001);
        assertThat(said(options, "server: {port: 4001}", variables).settings().port())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> said(NO_OPTIONS, "", Map.of("PORT", "http")))
                .withMessage("the variable 'PORT' must be a port, but is 'http'");
    }

    @Test
    void whatTheFileDefinesIsInThePlaceOfTheEnvironment() throws IOException {
        String text = "environment_variables: {LITELLM_MASTER_KEY: sk-1234, PORT: 8081, OPENAI_API_KEY: sk-secret}";

        Said said = said(NO_OPTIONS, text, Map.of("PORT", "8080", "LITELLM_MASTER_KEY", "sk-other"));

        assertThat(said.settings().masterKey()).isEqualTo(Secret.of("sk-1234"));
        assertThat(said.settings().port()).isEqualTo(8081);
        assertThat(said.lineup().defaultName()).isEqualTo("openai");
        assertThat(said.toString()).contains("apiKey=***").doesNotContain("sk-");
        assertThat(read(text, Map.of()).toString()).contains("PORT").doesNotContain("sk-");
    }

    @Test
    void whatOnlyAStartTakesNoteOfIsNamed() throws IOException {
        Said before = said(NO_OPTIONS, "server: {port: 4001, host: 127.0.0.1}", Map.of());
        Said same =
                said(NO_OPTIONS, "{server: {port: 4001, master_key: k}, providers: {here: {type: local}}}", Map.of());
        Said other = said(
                NO_OPTIONS,
                "server: {port: 4002, host: localhost, data: d, strict: true, cors: {origins: ['*']},"
                        + " max_header_bytes: 1024, max_body_bytes: 1024, idle_timeout: 1s, body_timeout: 1s}",
                Map.of());

        assertThat(before.differencesForAStart(same)).isEmpty();
        assertThat(before.differencesForAStart(other))
                .containsExactly(
                        "server.host",
                        "server.port",
                        "store.data",
                        "server.strict",
                        "server.cors",
                        "server.max_header_bytes",
                        "server.max_body_bytes",
                        "server.idle_timeout",
                        "server.body_timeout");
    }

    private Said said(ServeSettings options, String text, Map<String, String> variables) throws IOException {
        return Said.of(options, read(text, variables), variables);
    }

    private Config read(String text, Map<String, String> variables) throws IOException {
        return new ConfigFile(variables).read(Files.writeString(directory.resolve("config.yaml"), text));
    }
}
