package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.value.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelVendorTest {
    @ParameterizedTest
    @CsvSource({
        "claude-3-haiku-20240307, ANTHROPIC_API_KEY",
        "anthropic/claude-4, ANTHROPIC_API_KEY",
        "cohere/command-r, COHERE_API_KEY",
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
        "ai21_chat/jamba, AI21_API_KEY",
        "mistral/m, MISTRAL_API_KEY",
        "deepseek/m, DEEPSEEK_API_KEY",
        "deepinfra/m, DEEPINFRA_API_KEY",
        "anyscale/m, ANYSCALE_API_KEY",
        "xai/m, XAI_API_KEY",
        "cerebras/m, CEREBRAS_API_KEY",
        "sambanova/m, SAMBANOVA_API_KEY",
        "nvidia_nim/m, NVIDIA_NIM_API_KEY",
        "codestral/m, CODESTRAL_API_KEY",
        "friendliai/m, FRIENDLIAI_API_KEY",
        "github/m, GITHUB_API_KEY",
        "volcengine/m, VOLCENGINE_API_KEY",
        "huggingface/m, HUGGINGFACE_API_KEY",
        "replicate/m, REPLICATE_API_KEY",
        "nlp_cloud/m, NLP_CLOUD_API_KEY",
        "baseten/m, BASETEN_API_KEY",
        "aleph_alpha/m, ALEPH_ALPHA_API_KEY",
        "brand_new/m, BRAND_NEW_API_KEY",
    })
    void aVendorWantsItsKey(String model, String variable) {
        assertThat(ModelVendor.of(model).arguments(model, given(variable, "OTHER_API_KEY")))
                .containsExactly(Map.entry("api_key", Secret.of(variable)));
        assertThat(ModelVendor.isAskedFor(variable)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o-mini", "openai/gpt-4o", "o3-mini", "text-embedding-3-large", "openai/text-embedding-3-large"})
    void openAisKeyIsWhatARequestBears(String model) {
        assertThat(ModelVendor.of(model).arguments(model, given("OPENAI_API_KEY", "ANTHROPIC_API_KEY")))
                .containsExactly(Map.entry(ModelVendor.BEARER, Secret.of("OPENAI_API_KEY")));
    }

    @ParameterizedTest
    @CsvSource({"chat-bison", "gemini-pro", "vertex_ai/gemini-pro", "ollama_chat/llama3", "a-model-nobody-knows"})
    void othersWantNothing(String model) {
        assertThat(ModelVendor.of(model)
                        .arguments(model, given("OPENAI_API_KEY", "OLLAMA_API_BASE_URL", "GEMINI_API_KEY")))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsLeftOut() {
        assertThat(ModelVendor.of("claude-3-haiku-20240307")
                        .arguments("claude-3-haiku-20240307", given("OPENAI_API_KEY", "GROQ_API_KEY")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "perplexity/sonar, PERPLEXITYAI_API_KEY PERPLEXITY_API_KEY",
        "together_ai/m, TOGETHER_API_KEY TOGETHER_AI_API_KEY TOGETHERAI_API_KEY TOGETHER_AI_TOKEN",
        "fireworks_ai/m, FIREWORKS_API_KEY FIREWORKS_AI_API_KEY",
        "ai21/j2, AI211_API_KEY AI21_API_KEY"
    })
    void theFirstVariableThatIsThereCounts(String model, String variables) {
        List<String> left = new ArrayList<>(List.of(variables.split(" ")));
        while (!left.isEmpty()) {
            assertThat(ModelVendor.of(model).arguments(model, given(left.toArray(String[]::new))))
                    .containsExactly(Map.entry("api_key", Secret.of(left.remove(0))));
        }
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meta.llama2-13b-chat-v1",
                "anthropic.claude-v2",
                "amazon.titan-text-express-v1",
                "bedrock/anthropic.claude-v2"
            })
    void amazonsVendorWantsAllOrNothingIsSent(String model) {
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
