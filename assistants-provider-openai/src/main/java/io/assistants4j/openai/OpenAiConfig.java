package io.assistants4j.openai;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.config.HttpVariables;
import io.assistants4j.wire.config.Problems;
import io.assistants4j.wire.config.Variables;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.responses.Delivery;
import io.assistants4j.wire.turns.PromptCacheKey;
import io.assistants4j.wire.turns.TurnLabels;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where OpenAI, or a server that speaks like it, is found and how it is asked. Immutable. Printing it shows neither the key
 * nor the values of headers and query parameters.
 */
public final class OpenAiConfig {
    /** The address used where none is given. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.openai.com/v1/");

    private final Api api;
    private final @Nullable Secret apiKey;
    private final URI baseUrl;
    private final @Nullable String organization;
    private final @Nullable String project;
    private final Map<String, String> headers;
    private final Map<String, String> query;
    private final Map<String, String> modelAliases;
    private final Delivery delivery;
    private final TurnLabels labels;
    private final HttpSettings http;

    private OpenAiConfig(Builder builder, Api api, URI baseUrl, boolean background, PromptCacheKey cacheKey) {
        this.api = api;
        this.delivery = background ? Delivery.BACKGROUND : Delivery.STREAM;
        this.labels = new TurnLabels(cacheKey, builder.safetyIdentifier);
        this.apiKey = builder.apiKey;
        this.baseUrl = baseUrl;
        this.organization = builder.organization;
        this.project = builder.project;
        this.headers = Map.copyOf(builder.headers);
        this.query = Map.copyOf(builder.query);
        this.modelAliases = Map.copyOf(builder.modelAliases);
        this.http = builder.http;
    }

    /** Starts from the defaults: api.openai.com, no key. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The environment of this process; see {@link #fromEnv(Map)}.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static OpenAiConfig fromEnv() {
        return fromEnv(System.getenv());
    }

    /**
     * These variables: {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL} or else {@code OPENAI_API_BASE}, {@code
     * OPENAI_ORG_ID} or else {@code OPENAI_ORGANIZATION}, {@code OPENAI_PROJECT_ID}, {@code ASSISTANTS_OPENAI_API} ({@code
     * auto}, {@code responses}, {@code chat_completions} or {@code assistants}), {@code ASSISTANTS_OPENAI_MODEL_ALIASES}, such as {@code
     * gpt-4=gpt-5.1,gpt-4o=gpt-5.1}, {@code ASSISTANTS_OPENAI_BACKGROUND} ({@code true} or {@code false}), {@code ASSISTANTS_OPENAI_PROMPT_CACHE_KEY} ({@code thread}, {@code assistant} or {@code
     * none}), {@code ASSISTANTS_OPENAI_SAFETY_IDENTIFIER}, {@code ASSISTANTS_OPENAI_HEADERS} and {@code ASSISTANTS_OPENAI_QUERY}, such
     * as {@code X-Team=blue,X-Env=test}, and those of {@link HttpVariables} behind {@code ASSISTANTS_OPENAI_}. A blank one counts
     * as absent.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static OpenAiConfig fromEnv(Map<String, String> variables) {
        Variables given = new Variables(variables);
        Builder config = builder();
        given.first("OPENAI_API_KEY").ifPresent(config::apiKey);
        given.first("OPENAI_BASE_URL", "OPENAI_API_BASE").ifPresent(config::baseUrl);
        given.first("OPENAI_ORG_ID", "OPENAI_ORGANIZATION").ifPresent(config::organization);
        given.first("OPENAI_PROJECT_ID").ifPresent(config::project);
        given.first("ASSISTANTS_OPENAI_API").ifPresent(config::api);
        given.first("ASSISTANTS_OPENAI_BACKGROUND").ifPresent(config::background);
        given.first("ASSISTANTS_OPENAI_PROMPT_CACHE_KEY").ifPresent(config::promptCacheKey);
        given.first("ASSISTANTS_OPENAI_SAFETY_IDENTIFIER").ifPresent(config::safetyIdentifier);
        given.pairs("ASSISTANTS_OPENAI_MODEL_ALIASES", config::modelAlias);
        given.pairs("ASSISTANTS_OPENAI_HEADERS", (name, value) -> config.header(name.strip(), value.strip()));
        given.pairs("ASSISTANTS_OPENAI_QUERY", (name, value) -> config.query(name.strip(), value.strip()));
        Problems problems = new Problems("OpenAI");
        return config.http(HttpVariables.read("ASSISTANTS_OPENAI_", given, problems))
                .build(problems);
    }

    /** Which API is asked. */
    public Api api() {
        return api;
    }

    /** The key; servers other than OpenAI's may need none. */
    public Optional<Secret> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    /** The address of the API, ending in a slash. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Whether OpenAI itself is asked, rather than a server that speaks like it. */
    boolean isOpenAi() {
        return isOpenAi(baseUrl);
    }

    /** Whether an address is OpenAI's own, which demands a key. */
    public static boolean isOpenAi(URI address) {
        return ("." + address.getHost()).toLowerCase(Locale.ROOT).endsWith(".openai.com");
    }

    /** The organization that pays, where the key belongs to several. */
    public Optional<String> organization() {
        return Optional.ofNullable(organization);
    }

    /** The project that pays, where the key belongs to several. */
    public Optional<String> project() {
        return Optional.ofNullable(project);
    }

    /** Further headers of every request. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Query parameters of every request. */
    public Map<String, String> query() {
        return query;
    }

    /** Which model is asked in the place of which; see {@link Builder#modelAlias}. */
    public Map<String, String> modelAliases() {
        return modelAliases;
    }

    /** Whether responses go on without a connection; see {@link Builder#background}. */
    public boolean background() {
        return delivery == Delivery.BACKGROUND;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Which requests are to share a cache of prompts; see {@link Builder#promptCacheKey}. */
    public PromptCacheKey promptCacheKey() {
        return labels.cacheKey();
    }

    /** Whom this provider serves; see {@link Builder#safetyIdentifier}. */
    public Optional<String> safetyIdentifier() {
        return Optional.ofNullable(labels.safetyIdentifier());
    }

    TurnLabels labels() {
        return labels;
    }

    /** Times, repetitions and limits. */
    public HttpSettings http() {
        return http;
    }

    @Override
    public String toString() {
        return "OpenAiConfig[api=" + api + ", apiKey=" + (apiKey == null ? "none" : "***") + ", baseUrl=" + baseUrl
                + ", organization="
                + organization + ", project=" + project + ", headers=" + new TreeSet<>(headers.keySet()) + ", query="
                + new TreeSet<>(query.keySet()) + ", modelAliases=" + new TreeMap<>(modelAliases)
                + ", delivery=" + delivery + ", labels=" + labels + ", http=" + http + "]";
    }

    /** Says what differs from the defaults. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private String api = Api.AUTO.name();
        private final Map<String, String> modelAliases = new LinkedHashMap<>();
        private @Nullable Secret apiKey;
        private String background = "false";
        private @Nullable String promptCacheKey;
        private @Nullable String safetyIdentifier;
        private String baseUrl = DEFAULT_BASE_URL.toString();
        private @Nullable String organization;
        private @Nullable String project;
        private HttpSettings http = HttpSettings.defaults();

        private Builder() {}

        /** Which API to ask; {@link Api#AUTO} by default. */
        public Builder api(Api which) {
            return api(which.name());
        }

        Builder api(String name) {
            api = name;
            return this;
        }

        /** The key. OpenAI demands one, other servers may not. */
        public Builder apiKey(Secret key) {
            apiKey = key;
            return this;
        }

        /** The key, as text; blank for none. */
        public Builder apiKey(String key) {
            apiKey = key.isBlank() ? null : Secret.of(key.strip());
            return this;
        }

        /** The address of the API with its version, such as {@code http://localhost:11434/v1}. */
        public Builder baseUrl(String url) {
            baseUrl = url.strip();
            return this;
        }

        /** The address of the API with its version. */
        public Builder baseUrl(URI url) {
            return baseUrl(url.toString());
        }

        /** The organization that pays. */
        public Builder organization(String id) {
            organization = id;
            return this;
        }

        /** The project that pays. */
        public Builder project(String id) {
            project = id;
            return this;
        }

        /** One more header of every request. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** One more query parameter of every request. */
        public Builder query(String name, String value) {
            query.put(name, value);
            return this;
        }

        /**
         * Asks another model wherever an assistant or a run names this one. The name stays as it is in what is stored and
         * shown. For assistants whose model is no longer served; not with {@link Api#ASSISTANTS}.
         */
        public Builder modelAlias(String name, String model) {
            modelAliases.put(name.strip(), model.strip());
            return this;
        }

        /**
         * Whether OpenAI answers in the background, where it goes on without a connection: it keeps each response for at
         * least 30 days ({@code store:true, background:true}). A stream that breaks off is resumed where it did instead of
         * failing the run; a run that is cancelled or expires is cancelled there too, as is one that is handed over to
         * another engine. Nothing is deleted there. The first token may come later. Off by default: then a response ends
         * with its connection, and nothing is kept. With {@link Api#RESPONSES} only, which {@link Api#AUTO} means then.
         */
        public Builder background(boolean on) {
            return background(Boolean.toString(on));
        }

        Builder background(String word) {
            background = word;
            return this;
        }

        /**
         * Which requests OpenAI should send to the same cache of prompts: sends {@code prompt_cache_key}, the id of the
         * thread or of the assistant. {@link PromptCacheKey#THREAD} by default for OpenAI itself, {@link
         * PromptCacheKey#NONE} for other servers. Nothing is sent to a server once it refused it, nor with {@link
         * Api#ASSISTANTS}.
         */
        public Builder promptCacheKey(PromptCacheKey which) {
            return promptCacheKey(which.name());
        }

        Builder promptCacheKey(String name) {
            promptCacheKey = name;
            return this;
        }

        /**
         * Whom this provider serves, where OpenAI is to tell the users of one key apart: sent as it is with each request as
         * {@code safety_identifier}; at most 64 characters, best a hash of a stable name. Nothing by default. Nothing is
         * sent to a server once it refused it, nor with {@link Api#ASSISTANTS}.
         */
        public Builder safetyIdentifier(String identifier) {
            safetyIdentifier = identifier.isBlank() ? null : identifier.strip();
            return this;
        }

        /** Times, repetitions and limits. */
        public Builder http(HttpSettings settings) {
            http = settings;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException naming everything that is wrong with it, not just the first
         */
        public OpenAiConfig build() {
            return build(new Problems("OpenAI"));
        }

        private OpenAiConfig build(Problems problems) {
            Api which = problems.choice("api (ASSISTANTS_OPENAI_API)", api, Api.AUTO);
            URI address = problems.address("baseUrl (OPENAI_BASE_URL)", baseUrl, DEFAULT_BASE_URL);
            checkKey(problems, address);
            boolean later = problems.toggle("background (ASSISTANTS_OPENAI_BACKGROUND)", background);
            if (later && which != Api.RESPONSES && which != Api.AUTO) {
                problems.add("background (ASSISTANTS_OPENAI_BACKGROUND) needs the api 'responses'");
            }
            PromptCacheKey cacheKey = cacheKey(problems, address);
            problems.length(
                    "safetyIdentifier (ASSISTANTS_OPENAI_SAFETY_IDENTIFIER)",
                    safetyIdentifier,
                    TurnLabels.LONGEST_IDENTIFIER);
            problems.headerValue("organization (OPENAI_ORG_ID)", organization);
            problems.headerValue("project (OPENAI_PROJECT_ID)", project);
            problems.headers(headers);
            problems.query(query);
            problems.modelAliases("modelAlias (ASSISTANTS_OPENAI_MODEL_ALIASES)", modelAliases);
            problems.throwIfAny();
            return new OpenAiConfig(this, which, address, later, cacheKey);
        }

        private PromptCacheKey cacheKey(Problems problems, URI address) {
            PromptCacheKey usual = isOpenAi(address) ? PromptCacheKey.THREAD : PromptCacheKey.NONE;
            return promptCacheKey == null
                    ? usual
                    : problems.choice("promptCacheKey (ASSISTANTS_OPENAI_PROMPT_CACHE_KEY)", promptCacheKey, usual);
        }

        private void checkKey(Problems problems, URI address) {
            boolean otherwise = headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
            if (apiKey == null) {
                if (isOpenAi(address) && !otherwise) {
                    problems.add("apiKey (OPENAI_API_KEY) is missing, and " + address.getHost() + " demands one");
                }
                return;
            }
            if (otherwise) {
                problems.add("apiKey and a header Authorization cannot both be given");
            }
            problems.headerValue("apiKey (OPENAI_API_KEY)", apiKey.reveal());
        }
    }
}
