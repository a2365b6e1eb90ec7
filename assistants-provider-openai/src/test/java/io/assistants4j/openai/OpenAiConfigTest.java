package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.provider.ServedApi;
import io.assistants4j.wire.turns.PromptCacheKey;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiConfigTest {
    @Test
    void theDefaultsAreOpenAisOwnAddressAndDocumentedTimes() {
        OpenAiConfig config = OpenAiConfig.builder().apiKey("sk-1").build();

        assertThat(config.baseUrl()).isEqualTo(URI.create("https://api.openai.com/v1/"));
        assertThat(config.api()).isEqualTo(Api.AUTO);
        assertThat(config.calls().http()).isEqualTo(HttpSettings.defaults());
        assertThat(config.organization()).isEmpty();
        assertThat(config.project()).isEmpty();
        assertThat(config.calls().headers()).isEmpty();
        assertThat(config.calls().query()).isEmpty();
    }

    @Test
    void everythingCanBeSaidInCode() {
        HttpSettings http =
                HttpSettings.builder().deadline(Duration.ofSeconds(5)).build();
        OpenAiConfig config = OpenAiConfig.builder()
                .api(Api.ASSISTANTS)
                .apiKey(Secret.of("sk-1"))
                .baseUrl(URI.create("http://localhost:11434/v1"))
                .organization("org-1")
                .project("proj_1")
                .header("X-A", "a")
                .query("api-version", "1")
                .http(http)
                .build();

        assertThat(config.api()).isEqualTo(Api.ASSISTANTS);
        assertThat(config.apiKey()).contains(Secret.of("sk-1"));
        assertThat(config.baseUrl()).isEqualTo(URI.create("http://localhost:11434/v1/"));
        assertThat(config.organization()).contains("org-1");
        assertThat(config.project()).contains("proj_1");
        assertThat(config.calls().headers()).containsOnly(Map.entry("X-A", "a"));
        assertThat(config.calls().query()).containsOnly(Map.entry("api-version", "1"));
        assertThat(config.calls().http()).isEqualTo(http);
    }

    @Test
    void everythingCanBeSaidInTheEnvironment() {
        OpenAiConfig config = OpenAiConfig.fromEnv(Map.of(
                "OPENAI_API_KEY", " sk-1\n",
                "OPENAI_BASE_URL", "https://one/v1",
                "OPENAI_API_BASE", "https://two/v1",
                "OPENAI_ORG_ID", "org-1",
                "OPENAI_ORGANIZATION", "org-2",
                "OPENAI_PROJECT_ID", "proj_1",
                "ASSISTANTS_OPENAI_API", "Assistants"));

        assertThat(config.apiKey()).contains(Secret.of("sk-1"));
        assertThat(config.api()).isEqualTo(Api.ASSISTANTS);
        assertThat(config.baseUrl()).isEqualTo(URI.create("https://one/v1/"));
        assertThat(config.organization()).contains("org-1");
        assertThat(config.project()).contains("proj_1");
    }

    @Test
    void theSecondNamesCountWhereTheFirstAreBlank() {
        OpenAiConfig config = OpenAiConfig.fromEnv(Map.of(
                "OPENAI_BASE_URL", " ",
                "OPENAI_API_BASE", "http://localhost:8080/v1/",
                "OPENAI_ORGANIZATION", "org-2"));

        assertThat(config.apiKey()).isEmpty();
        assertThat(config.baseUrl()).isEqualTo(URI.create("http://localhost:8080/v1/"));
        assertThat(config.organization()).contains("org-2");
    }

    @Test
    void openAiDemandsAKey() {
        assertThatThrownBy(() -> OpenAiConfig.fromEnv(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("OpenAI configuration: apiKey (OPENAI_API_KEY) is missing, and api.openai.com demands one");
    }

    @Test
    void anApiIsOneOfThoseThereAre() {
        assertThatThrownBy(() -> OpenAiConfig.fromEnv(Map.of("OPENAI_API_KEY", "k", "ASSISTANTS_OPENAI_API", "chat")))
                .hasMessage("OpenAI configuration: api (ASSISTANTS_OPENAI_API) must be 'auto', 'responses',"
                        + " 'chat_completions' or 'assistants', but is 'chat'");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNoSecretIsShown() {
        assertThatThrownBy(() -> OpenAiConfig.builder()
                        .apiKey(Secret.of("sk-\u00e9\nsecret"))
                        .baseUrl("https://user:password@host/v1")
                        .organization("")
                        .header("bad name", "x")
                        .header("X-A", "line\nbreak-secret")
                        .query(" ", "x")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "baseUrl", "apiKey", "organization", "'bad name'", "header 'X-A'", "query parameter")
                .message()
                .doesNotContain("secret", "password");
    }

    @Test
    void everyVariableThatIsWrongIsNamed() {
        Map<String, String> wrong = new HashMap<>(Map.of(
                "ASSISTANTS_OPENAI_SAFETY_IDENTIFIER", "w".repeat(65),
                "ASSISTANTS_OPENAI_MAX_ATTEMPTS", "0",
                "ASSISTANTS_OPENAI_BREAKER_WAIT", "0s"));
        List.of(
                        "OPENAI_API_KEY",
                        "OPENAI_BASE_URL",
                        "OPENAI_ORG_ID",
                        "OPENAI_PROJECT_ID",
                        "ASSISTANTS_OPENAI_API",
                        "ASSISTANTS_OPENAI_BACKGROUND",
                        "ASSISTANTS_OPENAI_PROMPT_CACHE_KEY",
                        "ASSISTANTS_OPENAI_MODEL_ALIASES",
                        "ASSISTANTS_OPENAI_HEADERS",
                        "ASSISTANTS_OPENAI_QUERY",
                        "ASSISTANTS_OPENAI_DEADLINE",
                        "ASSISTANTS_OPENAI_RATE_LIMIT",
                        "ASSISTANTS_OPENAI_PROXY",
                        "ASSISTANTS_OPENAI_TRUST_STORE")
                .forEach(name -> wrong.put(name, "w\u00f8rst"));

        assertThatThrownBy(() -> OpenAiConfig.fromEnv(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(wrong.keySet().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.openai.com/v1", "ftp://x/v1", "https://", "http://x/v1?a=b", "http://x/#f", "::", ""})
    void anAddressIsAWholeOne(String url) {
        assertThatThrownBy(() -> OpenAiConfig.builder().apiKey("k").baseUrl(url).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl (OPENAI_BASE_URL, OPENAI_API_BASE)");
    }

    @Test
    void printingItShowsNoSecret() {
        OpenAiConfig config = OpenAiConfig.builder()
                .apiKey("sk-secret")
                .header("X-Gateway-Key", "gw-secret")
                .query("token", "q-secret")
                .build();

        assertThat(config.toString())
                .doesNotContain("secret")
                .contains("X-Gateway-Key", "token", "https://api.openai.com/v1/");
    }

    @Test
    void callsAreSetByTheEnvironmentToo() {
        OpenAiConfig config = OpenAiConfig.fromEnv(Map.of(
                "OPENAI_API_KEY", "sk-1",
                "ASSISTANTS_OPENAI_DEADLINE", "90s",
                "ASSISTANTS_OPENAI_HEADERS", "X-Team=blue, X-Env = test",
                "ASSISTANTS_OPENAI_QUERY", "api-version=1"));

        assertThat(config.calls().http().deadline()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.calls().headers()).isEqualTo(Map.of("X-Team", "blue", "X-Env", "test"));
        assertThat(config.calls().query()).isEqualTo(Map.of("api-version", "1"));
        assertThatThrownBy(() -> OpenAiConfig.fromEnv(
                        Map.of("ASSISTANTS_OPENAI_DEADLINE", "x", "ASSISTANTS_OPENAI_HEADERS", "y")))
                .hasMessageContainingAll("ASSISTANTS_OPENAI_DEADLINE", "is no name of a header", "OPENAI_API_KEY");
    }

    @Test
    void theBackgroundIsOffAndNeedsResponses() {
        Map<String, String> on = Map.of("OPENAI_API_KEY", "sk-1", "ASSISTANTS_OPENAI_BACKGROUND", "true");

        assertThat(OpenAiConfig.builder().apiKey("sk-1").build().background()).isFalse();
        assertThat(OpenAiConfig.fromEnv(on).background()).isTrue();
        assertThatThrownBy(() -> OpenAiConfig.builder()
                        .apiKey("sk-1")
                        .api(Api.CHAT_COMPLETIONS)
                        .background(true)
                        .build())
                .hasMessage("OpenAI configuration: background (ASSISTANTS_OPENAI_BACKGROUND) needs the api"
                        + " 'responses'");
    }

    @Test
    void threadsShareACacheOfPromptsAtOpenAiOnlyUnlessSomebodyWantsItOtherwise() {
        OpenAiConfig openai = OpenAiConfig.builder().apiKey("sk-1").build();
        OpenAiConfig other =
                OpenAiConfig.builder().baseUrl("http://localhost:11434/v1").build();
        OpenAiConfig told = OpenAiConfig.fromEnv(Map.of(
                "OPENAI_API_KEY", "sk-1",
                "ASSISTANTS_OPENAI_PROMPT_CACHE_KEY", "assistant",
                "ASSISTANTS_OPENAI_SAFETY_IDENTIFIER", "tenant-1"));

        assertThat(openai.promptCacheKey()).isEqualTo(PromptCacheKey.THREAD);
        assertThat(openai.safetyIdentifier()).isEmpty();
        assertThat(other.promptCacheKey()).isEqualTo(PromptCacheKey.NONE);
        assertThat(told.promptCacheKey()).isEqualTo(PromptCacheKey.ASSISTANT);
        assertThat(told.safetyIdentifier()).contains("tenant-1");
        assertThatThrownBy(() -> OpenAiConfig.fromEnv(Map.of(
                        "OPENAI_API_KEY", "sk-1",
                        "ASSISTANTS_OPENAI_PROMPT_CACHE_KEY", "user",
                        "ASSISTANTS_OPENAI_SAFETY_IDENTIFIER", "x".repeat(65))))
                .hasMessageContainingAll(
                        "ASSISTANTS_OPENAI_PROMPT_CACHE_KEY) must be 'thread', 'assistant' or 'none'",
                        "ASSISTANTS_OPENAI_SAFETY_IDENTIFIER) may have 64 characters at most, but has 65");
    }

    @Test
    void whatAModelRefusesIsLeftOutUnlessSomebodyWantsItOtherwise() {
        OpenAiConfig usual = OpenAiConfig.builder().apiKey("sk-1").build();
        OpenAiConfig told =
                OpenAiConfig.fromEnv(Map.of("OPENAI_API_KEY", "sk-1", "ASSISTANTS_OPENAI_DROP_PARAMS", "false"));

        assertThat(usual.dropParams()).isTrue();
        assertThat(told.dropParams()).isFalse();
        assertThatThrownBy(() -> OpenAiConfig.fromEnv(
                        Map.of("OPENAI_API_KEY", "sk-1", "ASSISTANTS_OPENAI_DROP_PARAMS", "perhaps")))
                .hasMessageContaining("dropParams (ASSISTANTS_OPENAI_DROP_PARAMS) must be 'true' or 'false'");
    }

    @Test
    void modelsMayBeRenamed() {
        OpenAiConfig config = OpenAiConfig.fromEnv(
                Map.of("OPENAI_API_KEY", "sk-1", "ASSISTANTS_OPENAI_MODEL_ALIASES", "gpt-4=gpt-5.1, gpt-4o = gpt-5.2"));

        assertThat(config.calls().modelAliases()).isEqualTo(Map.of("gpt-4", "gpt-5.1", "gpt-4o", "gpt-5.2"));
        for (String wrong : List.of("gpt-4", "gpt-4=", "=gpt-5", "gpt-4=gpt-5,")) {
            assertThatThrownBy(() -> OpenAiConfig.fromEnv(
                            Map.of("OPENAI_API_KEY", "sk-1", "ASSISTANTS_OPENAI_MODEL_ALIASES", wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ASSISTANTS_OPENAI_MODEL_ALIASES");
        }
    }

    @Test
    void modelsOfAFarSideThatKeepsAssistantsAreNotRenamed() {
        assertThatThrownBy(() -> OpenAiConfig.builder()
                        .api(Api.ASSISTANTS)
                        .apiKey("sk-1")
                        .modelAlias("gpt-4", "gpt-5.1")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ASSISTANTS_OPENAI_MODEL_ALIASES");
    }

    @Test
    void aliasesThatAServerLeavesWithoutEffectAreToldOf() {
        OpenAiConfig config = OpenAiConfig.builder()
                .baseUrl("http://localhost:1/v1")
                .modelAlias("gpt-4", "gpt-5.1")
                .build();

        assertThat(OpenAiProvider.unused(config, ServedApi.ASSISTANTS))
                .hasValue(
                        "http://localhost:1/v1/ keeps assistants and asks the models itself: the aliases of [gpt-4] have no effect");
        assertThat(OpenAiProvider.unused(config, ServedApi.RESPONSES)).isEmpty();
    }
}
