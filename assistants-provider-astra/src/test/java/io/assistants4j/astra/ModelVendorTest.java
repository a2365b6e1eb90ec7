package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.value.Secret;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelVendorTest {
    @ParameterizedTest
    @CsvSource({
        "claude-3-haiku-20240307, ANTHROPIC_API_KEY",
        "anthropic/claude-4, ANTHROPIC_API_KEY",
        "cohere_chat/command-r, COHERE_API_KEY",
        "command-r, COHERE_API_KEY",
        "embed-english-v3.0, COHERE_API_KEY",
        "gemini/gemini-1.5-flash, GEMINI_API_KEY",
        "groq/llama3-8b-8192, GROQ_API_KEY",
        "perplexity/sonar, PERPLEXITY_API_KEY",
        "together_ai/m, TOGETHER_AI_TOKEN",
        "openrouter/a/b, OPENROUTER_API_KEY",
        "fireworks_ai/m, FIREWORKS_AI_API_KEY",
        "ai21/j2, AI211_API_KEY",
        "brand_new/m, BRAND_NEW_API_KEY",
    })
    void aVendorWantsItsKey(String model, String variable) {
        assertThat(ModelVendor.of(model).arguments(model, given(variable, "OTHER_API_KEY")))
                .containsExactly(Map.entry("api_key", Secret.of(variable)));
        assertThat(ModelVendor.isAskedFor(variable)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o-mini", "openai/gpt-4o", "o3-mini", "chat-bison", "vertex_ai/gemini-pro", "a-model-nobody-knows"
    })
    void othersWantNothing(String model) {
        assertThat(ModelVendor.of(model).arguments(model, given("OPENAI_API_KEY", "ANTHROPIC_API_KEY")))
                .isEmpty();
    }

    @Test
    void theFirstVariableThatIsThereCounts() {
        assertThat(ModelVendor.of("perplexity/sonar")
                        .arguments("perplexity/sonar", given("PERPLEXITY_API_KEY", "PERPLEXITYAI_API_KEY")))
                .containsExactly(Map.entry("api_key", Secret.of("PERPLEXITYAI_API_KEY")));
    }

    @Test
    void someWantMoreThanAKey() {
        assertThat(ModelVendor.of("ollama/llama3").arguments("ollama/llama3", given("OLLAMA_API_BASE_URL")))
                .containsOnlyKeys("base_url");
        assertThat(ModelVendor.of("watsonx/m")
                        .arguments("watsonx/m", given("WATSONX_API_KEY", "WATSONX_API_BASE", "WATSONX_PROJECT_ID")))
                .containsOnlyKeys("api_key", "base_url", "project_id");
        assertThat(ModelVendor.of("azure/d")
                        .arguments("azure/d", given("AZURE_API_KEY", "AZURE_API_BASE", "AZURE_API_VERSION")))
                .containsOnlyKeys("api_key", "base_url", "api_version");
    }

    @Test
    void amazonsVendorWantsAllOrNothingIsSent() {
        String model = "meta.llama2-13b-chat-v1";

        assertThat(ModelVendor.of(model)
                        .arguments(model, given("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION_NAME")))
                .containsOnlyKeys("aws_access_key_id", "aws_secret_access_key", "aws_region_name");
        assertThatThrownBy(() -> ModelVendor.of(model).arguments(model, given("AWS_ACCESS_KEY_ID")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll(model, "AWS_ACCESS_KEY_ID", "AWS_REGION_NAME", "AWS_SECRET_ACCESS_KEY");
    }

    private static Map<String, Secret> given(String... variables) {
        return Stream.of(variables).collect(Collectors.toMap(name -> name, Secret::of));
    }
}
