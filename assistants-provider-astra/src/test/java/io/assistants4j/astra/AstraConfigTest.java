package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AstraConfigTest {
    @Test
    void theHostedServerIsAskedWithTheTokenOfTheEnvironment() {
        AstraConfig config = AstraConfig.fromEnv(Map.of("ASTRA_DB_APPLICATION_TOKEN", " AstraCS:abc "));

        assertThat(config.token()).isEqualTo(Secret.of("AstraCS:abc"));
        assertThat(config.baseUrl()).isEqualTo(AstraConfig.DEFAULT_BASE_URL);
        assertThat(config.databaseId()).isEmpty();
        assertThat(config.embeddingModel()).isEmpty();
    }

    @Test
    void everythingCanBeSaidByVariables() {
        AstraConfig config = AstraConfig.fromEnv(Map.of(
                "ASTRA_DB_APPLICATION_TOKEN", "AstraCS:abc",
                "ASTRA_DB_ID", "db-1",
                "ASTRA_BASE_URL", "http://localhost:8000/v1",
                "ASSISTANTS_ASTRA_EMBEDDING_MODEL", "embed-english-v3.0",
                "ASSISTANTS_ASTRA_LLM_PARAMS", "max_tokens=500, seed = 1",
                "ASSISTANTS_ASTRA_EMBEDDING_PARAMS", "api_base=http://embeddings",
                "ASSISTANTS_ASTRA_HEADERS", "VERTEXAI-PROJECT=p",
                "ASSISTANTS_ASTRA_DEADLINE", "5s"));

        assertThat(config.databaseId()).hasValue("db-1");
        assertThat(config.baseUrl()).isEqualTo(URI.create("http://localhost:8000/v1/"));
        assertThat(config.embeddingModel()).hasValue("embed-english-v3.0");
        assertThat(config.llmParameters()).containsOnly(Map.entry("max_tokens", "500"), Map.entry("seed", "1"));
        assertThat(config.embeddingParameters()).containsOnly(Map.entry("api_base", "http://embeddings"));
        assertThat(config.options().headers()).containsOnly(Map.entry("VERTEXAI-PROJECT", "p"));
        assertThat(config.http().deadline()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theKeysOfVendorsAreFoundByTheirNames() {
        AstraConfig config = AstraConfig.fromEnv(Map.of(
                "ASTRA_DB_APPLICATION_TOKEN", "AstraCS:abc",
                "ANTHROPIC_API_KEY", "sk-ant",
                "AWS_REGION_NAME", "eu-north-1",
                "COHERE_API_KEY", " ",
                "PATH", "/bin"));

        assertThat(config.vendorKeys())
                .containsOnly(
                        Map.entry("ANTHROPIC_API_KEY", Secret.of("sk-ant")),
                        Map.entry("AWS_REGION_NAME", Secret.of("eu-north-1")));
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNamesTheVariables() {
        Map<String, String> wrong = new HashMap<>(Map.of(
                "ASSISTANTS_ASTRA_LLM_PARAMS", "max-tokens=1", "ASSISTANTS_ASTRA_MODEL_ALIASES", "gpt-4=gpt-5.1"));
        List.of(
                        "ASTRA_DB_ID",
                        "ASTRA_BASE_URL",
                        "ASSISTANTS_ASTRA_EMBEDDING_MODEL",
                        "ASSISTANTS_ASTRA_EMBEDDING_PARAMS",
                        "ASSISTANTS_ASTRA_HEADERS",
                        "ASSISTANTS_ASTRA_QUERY",
                        "ASSISTANTS_ASTRA_DEADLINE",
                        "GROQ_API_KEY")
                .forEach(name -> wrong.put(name, "s\u00e9cret"));

        assertThatThrownBy(() -> AstraConfig.fromEnv(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token (ASTRA_DB_APPLICATION_TOKEN) is missing")
                .hasMessageContainingAll(wrong.keySet().toArray(String[]::new))
                .hasMessageNotContaining("s\u00e9cret");
    }

    @Test
    void modelsCannotBeExchanged() {
        assertThatThrownBy(() -> AstraConfig.builder()
                        .token("AstraCS:abc")
                        .modelAlias("gpt-4", "gpt-5.1")
                        .build())
                .hasMessageContaining("modelAlias (ASSISTANTS_ASTRA_MODEL_ALIASES) cannot be kept to");
    }

    @Test
    void secretsAreNotPrinted() {
        AstraConfig config = AstraConfig.builder()
                .token(Secret.of("AstraCS:abc"))
                .vendorKey("ANTHROPIC_API_KEY", "sk-ant")
                .llmParameter("api_key", "sk-hidden")
                .header("X-Team", "blue")
                .build();

        assertThat(config.toString())
                .contains("ANTHROPIC_API_KEY", "api_key", "X-Team")
                .doesNotContain("AstraCS:abc", "sk-ant", "sk-hidden", "blue");
    }
}
