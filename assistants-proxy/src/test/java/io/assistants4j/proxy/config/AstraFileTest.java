package io.assistants4j.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.proxy.config.schema.ConfigException;
import io.assistants4j.proxy.provider.NamedOpening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says of Astra. */
class AstraFileTest {
    private static final Map<String, String> VARIABLES =
            Map.of("ASTRA_DB_APPLICATION_TOKEN", "AstraCS:secret-1", "ANTHROPIC_API_KEY", "sk-ant-secret");

    @TempDir
    private Path directory;

    @Test
    void theFileOfLiteLlmTakesItsKeysFromTheEnvironment() throws IOException {
        NamedOpening astra = read("assistant_settings: {custom_llm_provider: astra}");

        assertThat(astra.name()).isEqualTo("astra");
        assertThat(astra.toString())
                .contains("baseUrl=https://open-assistant-ai.astra.datastax.com/v1/", "[ANTHROPIC_API_KEY]")
                .doesNotContain("secret");
    }

    @Test
    void theKeysOfAzureAreTakenFromTheEnvironmentAsElsewhere() throws IOException {
        Map<String, String> newer = Map.of(
                "ASTRA_DB_APPLICATION_TOKEN", "AstraCS:secret-1",
                "AZURE_OPENAI_API_KEY", "azure-secret",
                // Whoever took this one would be told that no header can bear it.
                "AZURE_API_KEY", "no\nkey",
                "AZURE_OPENAI_ENDPOINT", "https://r.openai.azure.com",
                "OPENAI_API_VERSION", "2024-10-21",
                "PERPLEXITY_API_KEY", "pplx-secret");

        assertThat(read("assistant_settings: {custom_llm_provider: astra}", newer)
                        .toString())
                .contains("[AZURE_API_BASE, AZURE_API_KEY, AZURE_API_VERSION, PERPLEXITYAI_API_KEY]")
                .doesNotContain("secret");
    }

    @Test
    void anyVendorMayHaveAKey() throws IOException {
        NamedOpening astra = read("""
                providers:
                  main:
                    type: astra
                    api_key: token
                    vendor_keys: {REPLICATE_API_KEY: r8-secret}
                """);

        assertThat(astra.toString()).contains("[REPLICATE_API_KEY]").doesNotContain("secret");
        assertThatThrownBy(() ->
                        read("providers: {main: {type: astra, api_key: token, vendor_keys: {replicate: r8-secret}}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'replicate' must be the name of a variable such as REPLICATE_API_KEY")
                .hasMessageNotContaining("secret");
    }

    @Test
    void everythingCanBeSaidInTheFile() throws IOException {
        NamedOpening astra = read("""
                providers:
                  main:
                    type: astra
                    api_key: os.environ/ASTRA_DB_APPLICATION_TOKEN
                    api_base: http://localhost:8000/v1
                    database_id: db-1
                    embedding_model: embed-english-v3.0
                    groq_api_key: gsk-secret
                    llm_params: {max_tokens: "500"}
                    timeout: 300
                """);

        assertThat(astra.toString())
                .contains("baseUrl=http://localhost:8000/v1/", "databaseId=db-1", "[GROQ_API_KEY]", "[max_tokens]")
                .contains("embed-english-v3.0", "deadline=PT5M")
                .doesNotContain("secret");
    }

    @Test
    void aTokenIsDemandedAndModelsCannotBeExchanged() {
        assertThatThrownBy(() -> read("providers: {main: {type: astra}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("api_key");
        assertThatThrownBy(() -> read("""
                        providers: {main: {type: astra, api_key: token}}
                        models: {main: {gpt-4: gpt-5.1}}
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("takes no aliases");
    }

    private NamedOpening read(String yaml) throws IOException {
        return read(yaml, VARIABLES);
    }

    private NamedOpening read(String yaml, Map<String, String> variables) throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), yaml);
        return new ConfigFile(variables).read(file).lineup().providers().get(0);
    }
}
