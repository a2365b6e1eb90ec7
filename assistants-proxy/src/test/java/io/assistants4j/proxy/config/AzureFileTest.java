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

/** What a file says of Azure. */
class AzureFileTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "AZURE_API_KEY", "azure-secret-1",
            "AZURE_API_BASE", "https://r.openai.azure.com",
            "AZURE_API_VERSION", "2024-05-01-preview");

    @TempDir
    private Path directory;

    @Test
    void theFileOfLiteLlmIsReadAsItIs() throws IOException {
        NamedOpening azure = read("""
                assistant_settings:
                  custom_llm_provider: azure
                  litellm_params:
                    api_key: os.environ/AZURE_API_KEY
                    api_base: os.environ/AZURE_API_BASE
                    api_version: os.environ/AZURE_API_VERSION
                    timeout: 90
                    max_retries: 4
                    drop_params: false
                """);

        assertThat(azure.name()).isEqualTo("azure");
        assertThat(azure.toString())
                .contains("api=RESPONSES", "baseUrl=https://r.openai.azure.com/openai/v1/", "credentials=key")
                .contains("deadline=PT1M30S", "maxAttempts=5", "dropParams=false")
                .doesNotContain("secret");
    }

    @Test
    void whatIsNotThereIsTakenFromTheEnvironment() throws IOException {
        NamedOpening azure = read("assistant_settings: {custom_llm_provider: azure}");

        assertThat(azure.toString()).contains("baseUrl=https://r.openai.azure.com/openai/v1/", "credentials=key");
    }

    @Test
    void anApplicationOfEntraStandsInForAKey() throws IOException {
        NamedOpening azure = read("""
                providers:
                  main:
                    type: azure
                    api: agents_classic
                    api_base: https://r.services.ai.azure.com/api/projects/p
                    tenant_id: tenant-1
                    client_id: client-1
                    client_secret: client-secret
                    authority_host: https://login.example
                    azure_scope: https://ai.azure.us/.default
                """);

        assertThat(azure.toString())
                .contains("api=AGENTS_CLASSIC", "baseUrl=https://r.services.ai.azure.com/api/projects/p/")
                .contains("tenant-1", "client-1", "https://login.example/", "scope=https://ai.azure.us/.default")
                .doesNotContain("client-secret");
    }

    @Test
    void oneTokenWillDo() throws IOException {
        NamedOpening azure = read("""
                providers:
                  main:
                    type: azure
                    api: chat_completions
                    api_base: https://r.openai.azure.com
                    api_version: "2024-10-21"
                    azure_ad_token: the-secret-token
                models: {main: {gpt-4: my-deployment}}
                """);

        assertThat(azure.toString())
                .contains("baseUrl=https://r.openai.azure.com/openai/", "apiVersion=2024-10-21", "credentials=tokens")
                .contains("gpt-4=my-deployment")
                .doesNotContain("secret");
    }

    @Test
    void aTokenBesideAKeyCounts() throws IOException {
        NamedOpening azure = read("""
                assistant_settings:
                  custom_llm_provider: azure
                  litellm_params: {azure_ad_token: the-secret-token}
                """);

        assertThat(azure.toString()).contains("credentials=tokens").doesNotContain("secret");
    }

    @Test
    void accountsSayWhatIsTheirOwn() throws IOException {
        NamedOpening azure = read("""
                providers:
                  main:
                    type: azure
                    timeout: 90
                    api_key: shared-secret
                    accounts:
                      - {name: east, api_base: "https://east.openai.azure.com"}
                      - {name: west, api_base: "https://west.openai.azure.com", azure_ad_token: west-secret}
                """);

        assertThat(azure.toString())
                .containsSubsequence(
                        "east=AzureConfig[",
                        "https://east.openai.azure.com/openai/v1/",
                        "credentials=key",
                        "maxAttempts=1",
                        "west=AzureConfig[",
                        "https://west.openai.azure.com/openai/v1/",
                        "credentials=tokens")
                .contains("deadline=PT1M30S")
                .doesNotContain("secret");
    }

    @Test
    void whatDoesNotFitTogetherIsSaid() {
        assertThatThrownBy(() -> read("providers: {main: {type: azure}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("endpoint (AZURE_API_BASE, AZURE_OPENAI_ENDPOINT) is missing");
        assertThatThrownBy(() -> read("""
                        assistant_settings:
                          custom_llm_provider: azure
                          litellm_params: {azure_ad_token: oidc/google/secret-audience}
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(":3: assistant_settings.litellm_params.azure_ad_token: must be a token")
                .hasMessageNotContaining("secret-audience");
        assertThatThrownBy(() -> read("""
                        providers:
                          main: {type: azure, api: agents_classic, api_base: "https://r.services.ai.azure.com/api/projects/p"}
                        models: {main: {gpt-4: my-deployment}}
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("it takes no aliases from 'models'");
    }

    private NamedOpening read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), text);
        return new ConfigFile(VARIABLES).read(file).lineup().providers().get(0);
    }
}
