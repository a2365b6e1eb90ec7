package io.assistants4j.openai;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.config.CallOptions;
import io.assistants4j.wire.config.Problems;
import io.assistants4j.wire.config.Variables;
import io.assistants4j.wire.responses.Delivery;
import io.assistants4j.wire.turns.PromptCacheKey;
import io.assistants4j.wire.turns.RefusedParameters;
import io.assistants4j.wire.turns.TurnLabels;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final Delivery delivery;
    private final TurnLabels labels;
    private final RefusedParameters refused;
    private final CallOptions calls;

    private OpenAiConfig(
            Builder builder,
            Api api,
            URI baseUrl,
            Delivery delivery,
            PromptCacheKey cacheKey,
            RefusedParameters refused,
            CallOptions calls) {
        this.api = api;
        this.delivery = delivery;
        this.refused = refused;
        this.labels = new TurnLabels(cacheKey, builder.safetyIdentifier);
        this.apiKey = builder.apiKey;
        this.baseUrl = baseUrl;
        this.organization = builder.organization;
        this.project = builder.project;
        this.calls = calls;
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
     * auto}, {@code responses}, {@code chat_completions} or {@code assistants}), {@code ASSISTANTS_OPENAI_BACKGROUND} ({@code
     * true} or {@code false}), {@code ASSISTANTS_OPENAI_PROMPT_CACHE_KEY} ({@code thread}, {@code assistant} or {@code none}),
     * {@code ASSISTANTS_OPENAI_SAFETY_IDENTIFIER}, {@code ASSISTANTS_OPENAI_DROP_PARAMS} ({@code true} or {@code false}), and
     * those of {@link CallOptions} behind {@code ASSISTANTS_OPENAI_}. A blank one counts as absent.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static OpenAiConfig fromEnv(Map<String, String> variables) {
        return builder().build(variables);
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

    /** Whether parameters that a model does not take are left out; see {@link Builder#dropParams}. */
    public boolean dropParams() {
        return refused == RefusedParameters.DROP;
    }

    RefusedParameters refused() {
        return refused;
    }

    /** What every call carries and how patient it is. */
    public CallOptions calls() {
        return calls;
    }

    @Override
    public String toString() {
        return "OpenAiConfig[api=" + api + ", apiKey=" + (apiKey == null ? "none" : "***") + ", baseUrl=" + baseUrl
                + ", organization="
                + organization + ", project=" + project + ", delivery=" + delivery + ", labels=" + labels
                + ", dropParams="
                + dropParams() + ", " + calls + "]";
    }

    /** Says what differs from the defaults. Not thread-safe. */
    public static final class Builder extends CallOptions.Builder<Builder, OpenAiConfig> {
        private String api = Api.AUTO.name();
        private @Nullable Secret apiKey;
        private String background = "false";
        private @Nullable String promptCacheKey;
        private @Nullable String safetyIdentifier;
        private String dropParams = "true";
        private String baseUrl = DEFAULT_BASE_URL.toString();
        private @Nullable String organization;
        private @Nullable String project;

        private Builder() {
            super("OpenAI", "ASSISTANTS_OPENAI_");
        }

        @Override
        protected Builder self() {
            return this;
        }

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

        /**
         * Whether OpenAI answers in the background, where it goes on without a connection and is kept there ({@code
         * store:true, background:true}). A stream that breaks off is resumed where it did instead of failing the run; a run
         * that is cancelled or expires is cancelled there too, as is one that is handed over to another engine. Each response
         * is deleted there once it is over; one that cannot be, or whose process died, is kept for at least 30 days. The
         * first token may come later. Off by default: then a response ends with its connection, and nothing is kept. With
         * {@link Api#RESPONSES} only, which {@link Api#AUTO} means then.
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

        /**
         * Whether a {@code temperature}, a {@code top_p} or {@code parallel_tool_calls} that a model does not take is left out
         * when the model has refused it: the turn is asked for once more without it, and a line of the log says so. On by
         * default; off, the run fails with the words of the refusal. Without effect with {@link Api#ASSISTANTS}.
         */
        public Builder dropParams(boolean on) {
            return dropParams(Boolean.toString(on));
        }

        Builder dropParams(String word) {
            dropParams = word;
            return this;
        }

        @Override
        protected void read(Variables given) {
            given.first("OPENAI_API_KEY").ifPresent(this::apiKey);
            given.first("OPENAI_BASE_URL", "OPENAI_API_BASE").ifPresent(this::baseUrl);
            given.first("OPENAI_ORG_ID", "OPENAI_ORGANIZATION").ifPresent(this::organization);
            given.first("OPENAI_PROJECT_ID").ifPresent(this::project);
            given.first("ASSISTANTS_OPENAI_API").ifPresent(this::api);
            given.first("ASSISTANTS_OPENAI_BACKGROUND").ifPresent(this::background);
            given.first("ASSISTANTS_OPENAI_PROMPT_CACHE_KEY").ifPresent(this::promptCacheKey);
            given.first("ASSISTANTS_OPENAI_SAFETY_IDENTIFIER").ifPresent(this::safetyIdentifier);
            given.first("ASSISTANTS_OPENAI_DROP_PARAMS").ifPresent(this::dropParams);
        }

        @Override
        protected OpenAiConfig build(Problems problems) {
            Api which = problems.choice("api (ASSISTANTS_OPENAI_API)", api, Api.AUTO);
            URI address = problems.address("baseUrl (OPENAI_BASE_URL, OPENAI_API_BASE)", baseUrl, DEFAULT_BASE_URL);
            checkKey(problems, address);
            boolean later = problems.toggle("background (ASSISTANTS_OPENAI_BACKGROUND)", background);
            if (later && which != Api.RESPONSES && which != Api.AUTO) {
                problems.add("background (ASSISTANTS_OPENAI_BACKGROUND) needs the api 'responses'");
            }
            boolean drop = problems.toggle("dropParams (ASSISTANTS_OPENAI_DROP_PARAMS)", dropParams);
            PromptCacheKey cacheKey = cacheKey(problems, address);
            problems.length(
                    "safetyIdentifier (ASSISTANTS_OPENAI_SAFETY_IDENTIFIER)",
                    safetyIdentifier,
                    TurnLabels.LONGEST_IDENTIFIER);
            problems.headerValue("organization (OPENAI_ORG_ID, OPENAI_ORGANIZATION)", organization);
            problems.headerValue("project (OPENAI_PROJECT_ID)", project);
            CallOptions calls = which == Api.ASSISTANTS ? optionsWithoutAliases(problems) : options(problems);
            problems.throwIfAny();
            return new OpenAiConfig(
                    this,
                    which,
                    address,
                    later ? Delivery.BACKGROUND : Delivery.STREAM,
                    cacheKey,
                    drop ? RefusedParameters.DROP : RefusedParameters.FAIL,
                    calls);
        }

        private PromptCacheKey cacheKey(Problems problems, URI address) {
            PromptCacheKey usual = isOpenAi(address) ? PromptCacheKey.THREAD : PromptCacheKey.NONE;
            return promptCacheKey == null
                    ? usual
                    : problems.choice("promptCacheKey (ASSISTANTS_OPENAI_PROMPT_CACHE_KEY)", promptCacheKey, usual);
        }

        private void checkKey(Problems problems, URI address) {
            boolean otherwise = sends("Authorization");
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
