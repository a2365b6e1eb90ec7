package io.assistants4j.proxy.provider;

import io.assistants4j.astra.AstraConfig;
import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.NamedValues;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Astra Assistants servers. */
final class AstraType implements ProviderType {
    private static final Key<Secret> API_KEY = Key.of(
                    "api_key",
                    Scalar.secret(),
                    "The application token of the database; nothing is answered without one.")
            .orVariable("ASTRA_DB_APPLICATION_TOKEN");
    private static final Key<URI> API_BASE = Key.of(
                    "api_base", Scalar.address(), "The address of the API, with its version.")
            .orElse(AstraConfig.DEFAULT_BASE_URL)
            .orVariable("ASTRA_BASE_URL");
    private static final Key<String> DATABASE_ID = Key.of(
                    "database_id",
                    Scalar.text(),
                    "The database. Default: the server takes, or creates, the one it calls `assistant_api_db`.")
            .orVariable("ASTRA_DB_ID");
    private static final Key<String> EMBEDDING_MODEL = Key.of(
                    "embedding_model",
                    Scalar.text(),
                    "What files are searched with where their store does not tell which model they were embedded with.")
            .orVariable("ASSISTANTS_ASTRA_EMBEDDING_MODEL");
    private static final Key<Map<String, String>> LLM_PARAMS = Key.of(
            "llm_params", NamedValues.of(Scalar.text()), "Further arguments of every model, such as `max_tokens`.");
    private static final Key<Map<String, String>> EMBEDDING_PARAMS =
            Key.of("embedding_params", NamedValues.of(Scalar.text()), "Further arguments of every embedding model.");

    /** What the vendors of models want; each is sent with requests for models of its own vendor only. */
    private static final List<Key<Secret>> VENDOR_KEYS = List.of(
            vendorKey("OPENAI_API_KEY"),
            vendorKey("ANTHROPIC_API_KEY"),
            vendorKey("COHERE_API_KEY"),
            vendorKey("GEMINI_API_KEY"),
            vendorKey("GROQ_API_KEY"),
            vendorKey("MISTRAL_API_KEY"),
            vendorKey("OPENROUTER_API_KEY"),
            vendorKey("PERPLEXITYAI_API_KEY", "PERPLEXITYAI_API_KEY", "PERPLEXITY_API_KEY"),
            vendorKey(
                    "TOGETHER_API_KEY",
                    "TOGETHER_API_KEY",
                    "TOGETHER_AI_API_KEY",
                    "TOGETHERAI_API_KEY",
                    "TOGETHER_AI_TOKEN"),
            vendorKey("DEEPSEEK_API_KEY"),
            vendorKey("FIREWORKS_API_KEY", "FIREWORKS_API_KEY", "FIREWORKS_AI_API_KEY"),
            vendorKey("XAI_API_KEY"),
            vendorKey("AWS_ACCESS_KEY_ID"),
            vendorKey("AWS_SECRET_ACCESS_KEY"),
            vendorKey("AWS_REGION_NAME"),
            vendorKey("AZURE_API_KEY", "AZURE_OPENAI_API_KEY", "AZURE_API_KEY"),
            vendorKey("AZURE_API_BASE", "AZURE_API_BASE", "AZURE_OPENAI_ENDPOINT"),
            vendorKey("AZURE_API_VERSION", "AZURE_API_VERSION", "OPENAI_API_VERSION"),
            vendorKey("OLLAMA_API_BASE_URL"),
            vendorKey("WATSONX_API_KEY"),
            vendorKey("WATSONX_API_BASE"),
            vendorKey("WATSONX_PROJECT_ID"));

    private static final Key<Map<String, Secret>> OTHER_VENDOR_KEYS = Key.of(
            "vendor_keys",
            new NamedValues<>(
                    Scalar.of(
                            "the name of a variable such as REPLICATE_API_KEY",
                            text -> text.matches("[A-Z][A-Z0-9_]*_API_KEY") ? text : null),
                    Scalar.secret()),
            "The keys of further vendors, by the names of the variables they usually stand in, such as"
                    + " `REPLICATE_API_KEY`.");

    @Override
    public String doc() {
        return "Astra Assistants servers, hosted or your own; they keep assistants, threads and runs themselves.";
    }

    @Override
    public Section settings() {
        return Section.of(API_KEY, API_BASE, DATABASE_ID, EMBEDDING_MODEL, LLM_PARAMS, EMBEDDING_PARAMS)
                .and(List.copyOf(VENDOR_KEYS))
                .and(List.of(OTHER_VENDOR_KEYS))
                .and(CallKeys.ALL);
    }

    @Override
    public Optional<Opening> prepare(ProviderSettings settings) {
        Values values = settings.values();
        if (!settings.aliases().isEmpty()) {
            values.place().refuse("leaves models to its server: it takes no aliases from 'models'");
            return Optional.empty();
        }
        if (values.find(API_KEY).isEmpty()) {
            values.refuse(API_KEY, "is missing: it is the application token of the database");
            return Optional.empty();
        }
        return Checked.build(values, () -> config(values).build()).map(AstraOpening::new);
    }

    private static Key<Secret> vendorKey(String variable) {
        return vendorKey(variable, variable);
    }

    /** One that stands in the first of these variables that is there. */
    private static Key<Secret> vendorKey(String name, String... variables) {
        return Key.of(
                        name.toLowerCase(Locale.ROOT),
                        Scalar.secret(),
                        "Sent with requests for models of its own vendor, and with no others.")
                .orVariable(variables);
    }

    private static AstraConfig.Builder config(Values values) {
        AstraConfig.Builder config = AstraConfig.builder().baseUrl(values.of(API_BASE));
        values.find(API_KEY).ifPresent(config::token);
        values.find(DATABASE_ID).ifPresent(config::databaseId);
        values.find(EMBEDDING_MODEL).ifPresent(config::embeddingModel);
        values.find(LLM_PARAMS).orElse(Map.of()).forEach(config::llmParameter);
        values.find(EMBEDDING_PARAMS).orElse(Map.of()).forEach(config::embeddingParameter);
        for (Key<Secret> key : VENDOR_KEYS) {
            values.find(key).ifPresent(value -> config.vendorKey(key.name().toUpperCase(Locale.ROOT), value));
        }
        values.find(OTHER_VENDOR_KEYS).orElse(Map.of()).forEach(config::vendorKey);
        return CallKeys.choose(config, values, Map.of(), CallKeys.DEFAULT_RETRIES);
    }
}
