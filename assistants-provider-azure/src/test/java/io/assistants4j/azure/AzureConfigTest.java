package io.assistants4j.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureConfigTest {
    private static final String HOST = "https://r.openai.azure.com";
    private static final TokenSource TOKENS = scope -> EntraToken.of("token", Instant.MAX);

    @Test
    void theDefaultsAreResponsesOnTheV1Surface() {
        AzureConfig config = AzureConfig.builder().endpoint(HOST).apiKey("k").build();

        assertThat(config.api()).isEqualTo(Api.RESPONSES);
        assertThat(config.baseUrl()).isEqualTo(URI.create(HOST + "/openai/v1/"));
        assertThat(config.apiVersion()).isEmpty();
        assertThat(config.scope()).isEqualTo("https://ai.azure.com/.default");
        assertThat(config.calls().http()).isEqualTo(HttpSettings.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.openai.azure.com, https://r.openai.azure.com/openai/v1/",
        "https://r.openai.azure.com/, https://r.openai.azure.com/openai/v1/",
        "https://r.openai.azure.com//openai/, https://r.openai.azure.com/openai/v1/",
        "https://R.OpenAI.azure.com/openai/v1, https://R.OpenAI.azure.com/openai/v1/",
        "https://r.openai.azure.com/openai/v1/responses, https://r.openai.azure.com/openai/v1/",
        "https://r.cognitiveservices.azure.com/openai/responses?api-version=2025-04-01-preview,"
                + " https://r.cognitiveservices.azure.com/openai/v1/",
        "https://r.services.ai.azure.com/, https://r.services.ai.azure.com/openai/v1/",
        "https://r.services.ai.azure.com/api/projects/p, https://r.services.ai.azure.com/api/projects/p/openai/v1/",
        "https://r.openai.azure.us, https://r.openai.azure.us/openai/v1/",
        "https://gate.azure-api.net/my-ai, https://gate.azure-api.net/my-ai/openai/v1/",
        "https://gate.azure-api.net/my-ai/v1/, https://gate.azure-api.net/my-ai/v1/",
        "https://ai.private.example:8443/x/openai, https://ai.private.example:8443/x/openai/v1/",
        "http://127.0.0.1:1234, http://127.0.0.1:1234/openai/v1/"
    })
    void theAddressOfTheResourceOrOfTheApiWillDo(String endpoint, String base) {
        AzureConfig config =
                AzureConfig.builder().endpoint(endpoint).apiKey("k").build();

        assertThat(config.baseUrl()).isEqualTo(URI.create(base));
        assertThat(config.apiVersion()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.openai.azure.com/openai/deployments/d, must end before '/deployments'",
        "https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21,"
                + " must end before '/deployments'",
        "https://r.openai.azure.com/other, without the path '/other'",
        "https://r.services.ai.azure.com/api/projects, without the path",
        "http://r.openai.azure.com, must begin with https",
        "https://portal.azure.com, is that of a portal",
        "https://ai.azure.com/foundry, is that of a portal",
        "r.openai.azure.com, must be an http or https address",
        "https://user:secret@r.openai.azure.com, must be an http or https address",
        "https://r.openai.azure.com?key=secret, must be an http or https address",
        "' ', is missing"
    })
    void anAddressThatIsWrongIsRefusedByItsName(String endpoint, String words) {
        assertThatThrownBy(() ->
                        AzureConfig.builder().endpoint(endpoint).apiKey("k").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint (AZURE_API_BASE, AZURE_OPENAI_ENDPOINT)")
                .hasMessageContaining(words)
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-10-21, https://r.openai.azure.com/openai/, 2024-10-21",
        "2025-04-01-preview, https://r.openai.azure.com/openai/, 2025-04-01-preview",
        "v1, https://r.openai.azure.com/openai/v1/, v1",
        "preview, https://r.openai.azure.com/openai/v1/, preview",
        ", https://r.openai.azure.com/openai/v1/,"
    })
    void chatCompletionsAreOnEitherSurface(String version, String base, String sent) {
        Map<String, String> variables = new HashMap<>(
                Map.of("ASSISTANTS_AZURE_API", "chat_completions", "AZURE_API_BASE", HOST, "AZURE_API_KEY", "k"));
        if (version != null) {
            variables.put("OPENAI_API_VERSION", version);
        }

        AzureConfig config = AzureConfig.fromEnv(variables);

        assertThat(config.baseUrl()).isEqualTo(URI.create(base));
        assertThat(config.apiVersion().orElse(null)).isEqualTo(sent);
    }

    @Test
    void theVersionInAnAddressGoesBeforeTheOneOfTheEnvironment() {
        Map<String, String> variables = Map.of(
                "ASSISTANTS_AZURE_API", "chat_completions",
                "AZURE_API_BASE", HOST + "/openai?api-version=2024-10-21",
                "AZURE_API_VERSION", "2024-06-01",
                "AZURE_API_KEY", "k");

        assertThat(AzureConfig.fromEnv(variables).apiVersion()).contains("2024-10-21");
    }

    @Test
    void aDateIsForChatCompletionsAndCountsAsAbsentElsewhereUnlessSomebodyInsists() {
        Map<String, String> variables =
                Map.of("AZURE_API_BASE", HOST, "AZURE_API_KEY", "k", "AZURE_API_VERSION", "2024-05-01-preview");

        assertThat(AzureConfig.fromEnv(variables).apiVersion()).isEmpty();
        assertThatThrownBy(() -> AzureConfig.builder()
                        .endpoint(HOST)
                        .apiKey("k")
                        .apiVersion("2024-05-01-preview")
                        .build())
                .hasMessageContaining("apiVersion (AZURE_API_VERSION, OPENAI_API_VERSION) must be 'v1', 'preview' or"
                        + " nothing with responses");
    }

    @Test
    void classicAgentsAreFoundAtAProjectWithTokens() {
        AzureConfig.Builder agents = AzureConfig.builder().api(Api.AGENTS_CLASSIC);
        AzureConfig config = agents.endpoint("https://r.services.ai.azure.com/api/projects/p")
                .tokens(TOKENS)
                .build();

        assertThat(config.baseUrl()).isEqualTo(URI.create("https://r.services.ai.azure.com/api/projects/p/"));
        assertThat(config.apiVersion()).contains("v1");
        assertThat(config.scopes()).containsExactly("https://ai.azure.com/.default");
        assertThat(agents.apiVersion("2025-05-01").build().apiVersion()).contains("2025-05-01");
        assertThatThrownBy(() -> agents.endpoint("https://r.services.ai.azure.com")
                        .apiKey("k")
                        .build())
                .hasMessageContaining("endpoint (AZURE_API_BASE, AZURE_OPENAI_ENDPOINT) must be that of a project")
                .hasMessageContaining("only one of apiKey, tokens and clientCredentials")
                .hasMessageContaining("apiKey is not taken by agents_classic");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-10-21, v1",
        "2025-04-01-preview, v1",
        "2025-05-01, 2025-05-01",
        "2025-05-15-preview, 2025-05-15-preview",
        "v1, v1"
    })
    void aDateOfAzureOpenAiCountsAsAbsentWithClassicAgents(String version, String sent) {
        String project = "https://r.services.ai.azure.com/api/projects/p";
        Map<String, String> variables = Map.of(
                "ASSISTANTS_AZURE_API", "agents_classic",
                "AZURE_API_BASE", project,
                "AZURE_API_VERSION", version,
                "AZURE_TENANT_ID", "tenant",
                "AZURE_CLIENT_ID", "client",
                "AZURE_CLIENT_SECRET", "the-secret");

        assertThat(AzureConfig.fromEnv(variables).apiVersion()).contains(sent);
        assertThat(AzureConfig.builder()
                        .api(Api.AGENTS_CLASSIC)
                        .endpoint(project)
                        .tokens(TOKENS)
                        .apiVersion(version)
                        .build()
                        .apiVersion())
                .contains(version);
    }

    @Test
    void theFirstNamesInTheEnvironmentCount() {
        AzureConfig config = AzureConfig.fromEnv(Map.of(
                "AZURE_API_BASE", HOST,
                "AZURE_OPENAI_ENDPOINT", "https://other.openai.azure.com",
                "AZURE_OPENAI_API_KEY", " first\n",
                "AZURE_API_KEY", "second",
                "AZURE_TENANT_ID", "tenant",
                "ASSISTANTS_AZURE_MODEL_ALIASES", "gpt-4o=mine, gpt-4=mine"));

        assertThat(config.baseUrl().getHost()).isEqualTo("r.openai.azure.com");
        assertThat(config.apiKey()).contains(Secret.of("first"));
        assertThat(config.client()).isNull();
        assertThat(config.calls().modelAliases()).isEqualTo(Map.of("gpt-4o", "mine", "gpt-4", "mine"));
    }

    @Test
    void whatAModelRefusesIsLeftOutUnlessSomebodyWantsItOtherwise() {
        Map<String, String> usual = Map.of("AZURE_API_BASE", HOST, "AZURE_API_KEY", "k");
        Map<String, String> told =
                Map.of("AZURE_API_BASE", HOST, "AZURE_API_KEY", "k", "ASSISTANTS_AZURE_DROP_PARAMS", "false");

        assertThat(AzureConfig.fromEnv(usual).dropParams()).isTrue();
        assertThat(AzureConfig.fromEnv(told).dropParams()).isFalse();
    }

    @Test
    void theSecondNamesCountWhereTheFirstAreBlank() {
        AzureConfig config = AzureConfig.fromEnv(Map.of(
                "AZURE_API_BASE",
                " ",
                "AZURE_OPENAI_ENDPOINT",
                HOST,
                "AZURE_OPENAI_API_KEY",
                " ",
                "AZURE_API_KEY",
                "second"));

        assertThat(config.baseUrl().getHost()).isEqualTo("r.openai.azure.com");
        assertThat(config.apiKey()).contains(Secret.of("second"));

        AzureConfig first = AzureConfig.fromEnv(Map.of(
                "AZURE_API_BASE", HOST,
                "AZURE_OPENAI_ENDPOINT", "https://second.openai.azure.com",
                "AZURE_OPENAI_API_KEY", "first",
                "AZURE_API_KEY", "second",
                "AZURE_API_VERSION", "preview",
                "OPENAI_API_VERSION", "v1",
                "AZURE_TENANT_ID", "tenant",
                "AZURE_CLIENT_ID", "client",
                "AZURE_CLIENT_SECRET", "the-secret"));
        assertThat(first.baseUrl().getHost()).isEqualTo("r.openai.azure.com");
        assertThat(first.apiKey()).contains(Secret.of("first"));
        assertThat(first.client()).isNull();
        assertThat(first.apiVersion()).contains("preview");
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.openai.azure.com, responses, com",
        "https://r.openai.azure.us, responses, us",
        "https://r.services.ai.azure.us, chat_completions, us",
        "https://gate.azure-api.net/ai, chat_completions, com"
    })
    void theNewerScopeIsAskedForBeforeTheOlderOneOfTheSameCloud(String endpoint, String api, String cloud) {
        AzureConfig config = AzureConfig.fromEnv(
                Map.of("AZURE_API_BASE", endpoint, "AZURE_API_KEY", "k", "ASSISTANTS_AZURE_API", api));

        assertThat(config.scopes())
                .containsExactly(
                        "https://ai.azure." + cloud + "/.default",
                        "https://cognitiveservices.azure." + cloud + "/.default");
    }

    @Test
    void modelsOfAgentsAreNotRenamed() {
        assertThatThrownBy(() -> AzureConfig.builder()
                        .api(Api.AGENTS_CLASSIC)
                        .endpoint("https://r.services.ai.azure.com/api/projects/p")
                        .tokens(TOKENS)
                        .modelAlias("gpt-4", "my-deployment")
                        .build())
                .hasMessageContaining("modelAlias (ASSISTANTS_AZURE_MODEL_ALIASES) cannot be kept to");
    }

    @Test
    void anApplicationOfEntraStandsInForAKey() {
        Map<String, String> variables = Map.of(
                "AZURE_OPENAI_ENDPOINT", "https://r.services.ai.azure.us/api/projects/p",
                "ASSISTANTS_AZURE_API", "agents_classic",
                "AZURE_API_KEY", "not-for-agents",
                "AZURE_TENANT_ID", "tenant",
                "AZURE_CLIENT_ID", "client",
                "AZURE_CLIENT_SECRET", "the-secret");
        AzureConfig config = AzureConfig.fromEnv(variables);

        assertThat(config.apiKey()).isEmpty();
        assertThat(config.client())
                .isEqualTo(new ClientCredentials(
                        "tenant", "client", Secret.of("the-secret"), URI.create("https://login.microsoftonline.us/")));
        assertThat(config.scope()).isEqualTo("https://ai.azure.us/.default");

        Map<String, String> more = new HashMap<>(variables);
        more.put("AZURE_AUTHORITY_HOST", "https://login.example");
        more.put("ASSISTANTS_AZURE_SCOPE", "https://cognitiveservices.azure.com/.default");
        AzureConfig changed = AzureConfig.fromEnv(more);
        assertThat(changed.client().authorityHost()).isEqualTo(URI.create("https://login.example/"));
        assertThat(changed.scope()).isEqualTo("https://cognitiveservices.azure.com/.default");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNoSecretIsShown() {
        assertThatThrownBy(() -> AzureConfig.fromEnv(Map.of(
                        "ASSISTANTS_AZURE_API", "assistants",
                        "AZURE_API_BASE", "https://user:secret@r.openai.azure.com",
                        "AZURE_CLIENT_SECRET", "secret",
                        "AZURE_CLIENT_ID", "not an id",
                        "AZURE_AUTHORITY_HOST", "login",
                        "ASSISTANTS_AZURE_MODEL_ALIASES", "gpt-4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Azure configuration: api (ASSISTANTS_AZURE_API) must be 'responses',"
                        + " 'chat_completions' or 'agents_classic', but is 'assistants'; ")
                .hasMessageContainingAll(
                        "endpoint (AZURE_API_BASE, AZURE_OPENAI_ENDPOINT)",
                        "tenantId (AZURE_TENANT_ID) is missing",
                        "clientId (AZURE_CLIENT_ID) must be",
                        "authorityHost (AZURE_AUTHORITY_HOST)",
                        "ASSISTANTS_AZURE_MODEL_ALIASES")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void everyVariableThatIsWrongIsNamed() {
        Map<String, String> wrong = new HashMap<>(
                Map.of("AZURE_CLIENT_SECRET", "s", "ASSISTANTS_AZURE_API", "responses", "AZURE_API_BASE", HOST));
        List<String> names = List.of(
                "AZURE_TENANT_ID",
                "AZURE_CLIENT_ID",
                "AZURE_AUTHORITY_HOST",
                "ASSISTANTS_AZURE_SCOPE",
                "AZURE_API_VERSION",
                "ASSISTANTS_AZURE_MODEL_ALIASES",
                "ASSISTANTS_AZURE_HEADERS",
                "ASSISTANTS_AZURE_QUERY",
                "ASSISTANTS_AZURE_READ_IDLE");
        names.forEach(name -> wrong.put(name, "w\u00f8rst"));

        assertThatThrownBy(() -> AzureConfig.fromEnv(wrong)).hasMessageContainingAll(names.toArray(String[]::new));
        assertThatThrownBy(() -> AzureConfig.fromEnv(Map.of("AZURE_OPENAI_API_KEY", "w\u00f8rst")))
                .hasMessageContainingAll("AZURE_API_BASE", "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY");
    }

    @Test
    void azureDemandsCredentialsAndGatewaysMayNot() {
        assertThatThrownBy(() -> AzureConfig.fromEnv(Map.of("AZURE_API_BASE", HOST)))
                .hasMessage("Azure configuration: apiKey (AZURE_OPENAI_API_KEY, AZURE_API_KEY), or tokens or"
                        + " clientCredentials (AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET), must be given");

        AzureConfig gateway = AzureConfig.builder()
                .endpoint("https://gate.azure-api.net/ai")
                .header("Ocp-Apim-Subscription-Key", "sub-secret")
                .build();
        assertThat(gateway.calls().headers()).containsOnlyKeys("Ocp-Apim-Subscription-Key");
        assertThat(AzureConfig.builder()
                        .endpoint(HOST)
                        .header("API-Key", "k")
                        .build()
                        .apiKey())
                .isEmpty();
    }

    @Test
    void everythingElseCanBeSaidInCode() {
        HttpSettings http =
                HttpSettings.builder().deadline(Duration.ofSeconds(5)).build();
        AzureConfig config = AzureConfig.builder()
                .endpoint(URI.create(HOST))
                .apiKey(Secret.of("k"))
                .apiVersion("preview")
                .header("X-A", "a")
                .query("b", "c")
                .modelAlias("gpt-4", "d")
                .http(http)
                .build();

        assertThat(config.apiVersion()).contains("preview");
        assertThat(config.calls().headers()).isEqualTo(Map.of("X-A", "a"));
        assertThat(config.calls().query()).isEqualTo(Map.of("b", "c"));
        assertThat(config.calls().http()).isEqualTo(http);
    }

    @Test
    void printingItShowsNoSecret() {
        AzureConfig key = AzureConfig.builder()
                .endpoint(HOST)
                .apiKey("key-secret")
                .header("X-Gateway-Key", "gw-secret")
                .query("token", "q-secret")
                .build();
        AzureConfig client = AzureConfig.builder()
                .endpoint(HOST)
                .clientCredentials("tenant", "client", Secret.of("client-secret-value"))
                .build();

        assertThat(key.toString()).doesNotContain("secret").contains("X-Gateway-Key", HOST);
        assertThat(client.toString()).doesNotContain("client-secret-value").contains("tenant");
    }
}
