package io.assistants4j.astra;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.config.CallOptions;
import io.assistants4j.wire.config.Problems;
import io.assistants4j.wire.config.Variables;
import io.assistants4j.wire.http.HttpSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where an Astra Assistants server is found, its token, and the keys of the vendors whose models it asks. Immutable. Printing it
 * shows no secret, nor the values of headers and parameters.
 */
public final class AstraConfig {
    /** The hosted server, used where no address is given. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://open-assistant-ai.astra.datastax.com/v1/");

    private static final String TOKEN = "ASTRA_DB_APPLICATION_TOKEN";
    private static final String LLM_PARAMETERS = "ASSISTANTS_ASTRA_LLM_PARAMS";
    private static final String EMBEDDING_PARAMETERS = "ASSISTANTS_ASTRA_EMBEDDING_PARAMS";

    private final Secret token;
    private final @Nullable String databaseId;
    private final URI baseUrl;
    private final Map<String, Secret> vendorKeys;
    private final Map<String, String> llmParameters;
    private final Map<String, String> embeddingParameters;
    private final @Nullable String embeddingModel;
    private final CallOptions options;

    private AstraConfig(Builder builder, Secret token, URI baseUrl, CallOptions options) {
        this.token = token;
        this.databaseId = builder.databaseId;
        this.baseUrl = baseUrl;
        this.vendorKeys = Map.copyOf(builder.vendorKeys);
        this.llmParameters = Map.copyOf(builder.llmParameters);
        this.embeddingParameters = Map.copyOf(builder.embeddingParameters);
        this.embeddingModel = builder.embeddingModel;
        this.options = options;
    }

    /** Starts from the defaults: the hosted server, no token. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The environment of this process; see {@link #fromEnv(Map)}.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static AstraConfig fromEnv() {
        return fromEnv(System.getenv());
    }

    /**
     * These variables: {@code ASTRA_DB_APPLICATION_TOKEN}, {@code ASTRA_DB_ID}, {@code ASTRA_BASE_URL}, {@code
     * ASSISTANTS_ASTRA_EMBEDDING_MODEL}, {@code ASSISTANTS_ASTRA_LLM_PARAMS} and {@code ASSISTANTS_ASTRA_EMBEDDING_PARAMS}, such
     * as {@code max_tokens=500,seed=1}, those of {@link CallOptions} behind {@code ASSISTANTS_ASTRA_}, and the keys of the models'
     * vendors by the names those go by: {@code OPENAI_API_KEY}, {@code ANTHROPIC_API_KEY} and any other {@code *_API_KEY}, and what
     * else a vendor needs. A blank one counts as absent.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static AstraConfig fromEnv(Map<String, String> variables) {
        return builder().build(variables);
    }

    /** The token of the database. */
    public Secret token() {
        return token;
    }

    /** The database; without one the server takes, or creates, the one it calls {@code assistant_api_db}. */
    public Optional<String> databaseId() {
        return Optional.ofNullable(databaseId);
    }

    /** The address of the API, ending in a slash. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** What the models' vendors want to be told, by the names of the variables it usually stands in. */
    public Map<String, Secret> vendorKeys() {
        return vendorKeys;
    }

    /** Further arguments of every model; see {@link Builder#llmParameter}. */
    public Map<String, String> llmParameters() {
        return llmParameters;
    }

    /** Further arguments of every embedding model. */
    public Map<String, String> embeddingParameters() {
        return embeddingParameters;
    }

    /** What files are searched with where the server does not say it; see {@link Builder#embeddingModel}. */
    public Optional<String> embeddingModel() {
        return Optional.ofNullable(embeddingModel);
    }

    /** Further headers and query parameters of every request, times, repetitions and limits. */
    public CallOptions options() {
        return options;
    }

    /** Times, repetitions and limits. */
    public HttpSettings http() {
        return options.http();
    }

    @Override
    public String toString() {
        return "AstraConfig[token=***, databaseId=" + databaseId + ", baseUrl=" + baseUrl + ", vendorKeys="
                + new TreeSet<>(vendorKeys.keySet()) + ", llmParameters=" + new TreeSet<>(llmParameters.keySet())
                + ", embeddingParameters=" + new TreeSet<>(embeddingParameters.keySet()) + ", embeddingModel="
                + embeddingModel + ", " + options + "]";
    }

    /** Says what differs from the defaults. Not thread-safe. */
    public static final class Builder extends CallOptions.Builder<Builder, AstraConfig> {
        private final Map<String, Secret> vendorKeys = new LinkedHashMap<>();
        private final Map<String, String> llmParameters = new LinkedHashMap<>();
        private final Map<String, String> embeddingParameters = new LinkedHashMap<>();
        private @Nullable Secret token;
        private @Nullable String databaseId;
        private String baseUrl = DEFAULT_BASE_URL.toString();
        private @Nullable String embeddingModel;

        private Builder() {
            super("Astra", "ASSISTANTS_ASTRA_");
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** The token of the database, such as {@code AstraCS:...}. Every request carries it; there is no default. */
        public Builder token(Secret value) {
            token = value;
            return this;
        }

        /** The token, as text; blank for none. */
        public Builder token(String value) {
            token = value.isBlank() ? null : Secret.of(value.strip());
            return this;
        }

        /** Which database holds everything. */
        public Builder databaseId(String id) {
            databaseId = id;
            return this;
        }

        /** The address of the API with its version, such as {@code http://localhost:8000/v1} for a server of your own. */
        public Builder baseUrl(String url) {
            baseUrl = url.strip();
            return this;
        }

        /** The address of the API with its version. */
        public Builder baseUrl(URI url) {
            return baseUrl(url.toString());
        }

        /**
         * What the vendor of a model wants to be told, by the name of the variable it usually stands in, such as {@code
         * ANTHROPIC_API_KEY}. A request carries only what the vendor of its own model wants; the server keeps none of it.
         */
        public Builder vendorKey(String variable, String value) {
            if (!value.isBlank()) {
                vendorKeys.put(variable, Secret.of(value.strip()));
            }
            return this;
        }

        /** The same, which nobody has to reveal. */
        public Builder vendorKey(String variable, Secret value) {
            vendorKeys.put(variable, value);
            return this;
        }

        /** A further argument of every model, as the server's library of models names it, such as {@code max_tokens}. */
        public Builder llmParameter(String name, String value) {
            llmParameters.put(name.strip(), value.strip());
            return this;
        }

        /** A further argument of every embedding model, such as {@code api_base}. */
        public Builder embeddingParameter(String name, String value) {
            embeddingParameters.put(name.strip(), value.strip());
            return this;
        }

        /**
         * What files are searched with where their store does not tell which model they were embedded with, and those that come
         * with messages.
         */
        public Builder embeddingModel(String model) {
            embeddingModel = model;
            return this;
        }

        @Override
        protected void read(Variables given) {
            given.first(TOKEN).ifPresent(this::token);
            given.first("ASTRA_DB_ID").ifPresent(this::databaseId);
            given.first("ASTRA_BASE_URL").ifPresent(this::baseUrl);
            given.first("ASSISTANTS_ASTRA_EMBEDDING_MODEL").ifPresent(this::embeddingModel);
            given.pairs(LLM_PARAMETERS, this::llmParameter);
            given.pairs(EMBEDDING_PARAMETERS, this::embeddingParameter);
            given.values().keySet().stream()
                    .filter(ModelVendor::isAskedFor)
                    .forEach(name -> given.first(name).ifPresent(value -> vendorKey(name, value)));
        }

        @Override
        protected AstraConfig build(Problems problems) {
            Secret given = token;
            if (given == null) {
                problems.add("token (" + TOKEN + ") is missing: nothing can be asked without one");
            } else {
                problems.headerValue("token (" + TOKEN + ")", given.reveal());
            }
            problems.headerValue("databaseId (ASTRA_DB_ID)", databaseId);
            problems.headerValue("embeddingModel (ASSISTANTS_ASTRA_EMBEDDING_MODEL)", embeddingModel);
            URI address = problems.address("baseUrl (ASTRA_BASE_URL)", baseUrl, DEFAULT_BASE_URL);
            vendorKeys.forEach((name, value) -> problems.headerValue(name, value.reveal()));
            check(problems, "llmParameter (" + LLM_PARAMETERS + ")", llmParameters);
            check(problems, "embeddingParameter (" + EMBEDDING_PARAMETERS + ")", embeddingParameters);
            CallOptions options = optionsWithoutAliases(problems);
            problems.throwIfAny();
            return new AstraConfig(this, given == null ? Secret.of("none") : given, address, options);
        }

        private static void check(Problems problems, String field, Map<String, String> parameters) {
            parameters.forEach((name, value) -> {
                if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
                    problems.add(field + " must be pairs like name=value, of letters, digits and underscores");
                }
                problems.headerValue(field + " '" + name + "'", value);
            });
        }
    }
}
