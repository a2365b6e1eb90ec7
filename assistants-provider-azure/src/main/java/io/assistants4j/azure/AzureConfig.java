package io.assistants4j.azure;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.config.CallOptions;
import io.assistants4j.wire.config.Problems;
import io.assistants4j.wire.config.Variables;
import io.assistants4j.wire.turns.RefusedParameters;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a resource of Azure is found and how it is asked. Immutable. Printing it shows neither key nor secret nor the values
 * of headers and query parameters.
 */
public final class AzureConfig {
    private final Api api;
    private final AzureAddress address;
    private final @Nullable Secret apiKey;
    private final @Nullable TokenSource tokens;
    private final @Nullable ClientCredentials client;
    private final List<String> scopes;
    private final RefusedParameters refused;
    private final CallOptions calls;

    private AzureConfig(
            Builder builder,
            Api api,
            AzureAddress address,
            @Nullable ClientCredentials client,
            RefusedParameters refused,
            CallOptions calls) {
        this.api = api;
        this.address = address;
        this.apiKey = builder.apiKey;
        this.tokens = builder.tokens;
        this.client = client;
        this.scopes = builder.scope == null ? Builder.scopes(api, address) : List.of(builder.scope);
        this.refused = refused;
        this.calls = calls;
    }

    /** Starts from the defaults: the Responses API, and neither an address nor credentials. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The environment of this process; see {@link #fromEnv(Map)}.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static AzureConfig fromEnv() {
        return fromEnv(System.getenv());
    }

    /**
     * These variables; of two the first that is not blank counts:
     *
     * <ul>
     *   <li>the address: {@code AZURE_API_BASE}, {@code AZURE_OPENAI_ENDPOINT};
     *   <li>the key: {@code AZURE_OPENAI_API_KEY}, {@code AZURE_API_KEY}; where there is none, and for {@code
     *       agents_classic} always, an application of Entra: {@code AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID}, {@code
     *       AZURE_CLIENT_SECRET}, and perhaps {@code AZURE_AUTHORITY_HOST};
     *   <li>the version: {@code AZURE_API_VERSION}, {@code OPENAI_API_VERSION}, unless the address names one; with {@code
     *       responses} a date counts as absent, with {@code agents_classic} one before 2025-05-01;
     *   <li>{@code ASSISTANTS_AZURE_API}: {@code responses}, {@code chat_completions} or {@code agents_classic};
     *   <li>{@code ASSISTANTS_AZURE_SCOPE};
     *   <li>{@code ASSISTANTS_AZURE_DROP_PARAMS}: {@code true} or {@code false};
     *   <li>those of {@link CallOptions} behind {@code ASSISTANTS_AZURE_}, such as {@code ASSISTANTS_AZURE_MODEL_ALIASES},
     *       which names deployments: {@code gpt-4o=my-deployment}.
     * </ul>
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static AzureConfig fromEnv(Map<String, String> variables) {
        return builder().build(variables);
    }

    /** Which API is asked. */
    public Api api() {
        return api;
    }

    /** The address all paths of the API are relative to, ending in a slash. */
    public URI baseUrl() {
        return address.base();
    }

    /** What is sent as {@code api-version}. */
    public Optional<String> apiVersion() {
        return Optional.ofNullable(address.version());
    }

    /** What Entra tokens are asked for first; see {@link Builder#scope}. */
    public String scope() {
        return scopes.get(0);
    }

    /** What they are asked for one after another, where those before are refused. */
    List<String> scopes() {
        return scopes;
    }

    /** Whether parameters that a model does not take are left out; see {@link Builder#dropParams}. */
    public boolean dropParams() {
        return refused == RefusedParameters.DROP;
    }

    RefusedParameters refused() {
        return refused;
    }

    /** Headers, query parameters, model aliases, times and limits. */
    public CallOptions calls() {
        return calls;
    }

    AzureAddress address() {
        return address;
    }

    Optional<Secret> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    @Nullable
    TokenSource tokens() {
        return tokens;
    }

    @Nullable
    ClientCredentials client() {
        return client;
    }

    @Override
    public String toString() {
        String credentials = apiKey != null ? "key" : tokens != null ? "tokens" : String.valueOf(client);
        return "AzureConfig[api=" + api + ", baseUrl=" + baseUrl() + ", apiVersion=" + address.version()
                + ", credentials=" + credentials + ", scope=" + scope() + ", dropParams=" + dropParams() + ", "
                + calls + "]";
    }

    /** Says what differs from the defaults. Not thread-safe. */
    public static final class Builder extends CallOptions.Builder<Builder, AzureConfig> {
        private String api = Api.RESPONSES.name();
        private String endpoint = "";
        private @Nullable String apiVersion;
        private @Nullable String versionAtHand;
        private @Nullable Secret apiKey;
        private @Nullable TokenSource tokens;
        private @Nullable String tenantId;
        private @Nullable String clientId;
        private @Nullable Secret clientSecret;
        private @Nullable String authorityHost;
        private @Nullable String scope;
        private String dropParams = "true";

        private Builder() {
            super("Azure", "ASSISTANTS_AZURE_");
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Which API to ask; {@link Api#RESPONSES} by default. */
        public Builder api(Api which) {
            return api(which.name());
        }

        Builder api(String name) {
            api = name;
            return this;
        }

        /**
         * The address of the resource, such as {@code https://my-resource.openai.azure.com}, of a project of Foundry, such as
         * {@code https://my-resource.services.ai.azure.com/api/projects/my-project}, of an API in API Management, or of any
         * host in front of one of these. The path of the API may stand behind it, and an {@code api-version}.
         */
        public Builder endpoint(String address) {
            endpoint = address.strip();
            return this;
        }

        /** The address; see {@link #endpoint(String)}. */
        public Builder endpoint(URI address) {
            return endpoint(address.toString());
        }

        /**
         * The version to send: a date for {@link Api#CHAT_COMPLETIONS} before the v1 surface; {@code v1} or {@code preview};
         * nothing by default, and {@code v1} with {@link Api#AGENTS_CLASSIC}.
         */
        public Builder apiVersion(String version) {
            apiVersion = version.strip();
            return this;
        }

        /**
         * The version that counts where neither {@link #apiVersion} nor the address names one; a date does not with responses, nor
         * one before 2025-05-01 with classic agents.
         */
        public Builder apiVersionAtHand(String version) {
            versionAtHand = version.strip();
            return this;
        }

        /** The resource's key, instead of tokens. {@link Api#AGENTS_CLASSIC} take none. */
        public Builder apiKey(Secret key) {
            apiKey = key;
            return this;
        }

        /** The resource's key, as text. */
        public Builder apiKey(String key) {
            return apiKey(Secret.of(key.strip()));
        }

        /** Where Entra tokens come from, instead of a key. */
        public Builder tokens(TokenSource source) {
            tokens = source;
            return this;
        }

        /** An application of Entra for which tokens are fetched with its secret, instead of a key. */
        public Builder clientCredentials(String tenant, String client, Secret secret) {
            return application(tenant, client, secret);
        }

        /** The same of what may be missing; all or nothing of it must be there. */
        public Builder application(@Nullable String tenant, @Nullable String client, @Nullable Secret secret) {
            tenantId = tenant;
            clientId = client;
            clientSecret = secret;
            return this;
        }

        /** Where that application signs in; {@code https://login.microsoftonline.com} by default. */
        public Builder authorityHost(String address) {
            authorityHost = address.strip();
            return this;
        }

        /**
         * What tokens are asked for: {@code https://ai.azure.com/.default} by default, and {@code
         * https://ai.azure.us/.default} for addresses in Azure Government. Where nothing is said and its tokens are refused, they
         * are asked for {@code https://cognitiveservices.azure.com/.default} (or {@code .us}), which older resources take.
         */
        public Builder scope(String what) {
            scope = what.strip();
            return this;
        }

        /**
         * Whether a {@code temperature}, a {@code top_p} or {@code parallel_tool_calls} that a model does not take is left out
         * when the model has refused it: the turn is asked for once more without it, and a line of the log says so. On by
         * default; off, the run fails with the words of the refusal. Without effect with {@link Api#AGENTS_CLASSIC}.
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
            given.first("ASSISTANTS_AZURE_API").ifPresent(this::api);
            given.first("AZURE_API_BASE", "AZURE_OPENAI_ENDPOINT").ifPresent(this::endpoint);
            given.first("AZURE_API_VERSION", "OPENAI_API_VERSION").ifPresent(this::apiVersionAtHand);
            Optional<String> key = given.first("AZURE_OPENAI_API_KEY", "AZURE_API_KEY");
            if (key.isPresent() && !isFor(Api.AGENTS_CLASSIC)) {
                apiKey(key.get());
            } else {
                application(
                        given.first("AZURE_TENANT_ID").orElse(null),
                        given.first("AZURE_CLIENT_ID").orElse(null),
                        given.first("AZURE_CLIENT_SECRET").map(Secret::of).orElse(null));
            }
            given.first("AZURE_AUTHORITY_HOST").ifPresent(this::authorityHost);
            given.first("ASSISTANTS_AZURE_SCOPE").ifPresent(this::scope);
            given.first("ASSISTANTS_AZURE_DROP_PARAMS").ifPresent(this::dropParams);
        }

        @Override
        protected AzureConfig build(Problems problems) {
            Api which = problems.choice("api (ASSISTANTS_AZURE_API)", api, Api.RESPONSES);
            AzureAddress address = AzureAddress.of(problems, which, endpoint, apiVersion, versionAtHand);
            checkCredentials(problems, which, address);
            ClientCredentials client = client(problems, address);
            problems.headerValue("scope (ASSISTANTS_AZURE_SCOPE)", scope);
            boolean drop = problems.toggle("dropParams (ASSISTANTS_AZURE_DROP_PARAMS)", dropParams);
            CallOptions calls = which == Api.AGENTS_CLASSIC ? optionsWithoutAliases(problems) : options(problems);
            problems.throwIfAny();
            return new AzureConfig(
                    this, which, address, client, drop ? RefusedParameters.DROP : RefusedParameters.FAIL, calls);
        }

        private boolean isFor(Api which) {
            return which.name().equalsIgnoreCase(api);
        }

        private void checkCredentials(Problems problems, Api which, AzureAddress address) {
            boolean application = tenantId != null || clientId != null || clientSecret != null;
            long ways = Stream.of(apiKey != null, tokens != null, application)
                    .filter(given -> given)
                    .count();
            if (ways > 1) {
                problems.add("only one of apiKey, tokens and clientCredentials can be given");
            }
            if (apiKey != null) {
                problems.headerValue("apiKey (AZURE_OPENAI_API_KEY, AZURE_API_KEY)", apiKey.reveal());
            }
            if (which == Api.AGENTS_CLASSIC && apiKey != null) {
                problems.add("apiKey is not taken by agents_classic, which wants Entra tokens");
            }
            if (ways == 0 && AzureAddress.isResource(address.base()) && !sends("api-key") && !sends("Authorization")) {
                problems.add((which == Api.AGENTS_CLASSIC ? "" : "apiKey (AZURE_OPENAI_API_KEY, AZURE_API_KEY), or ")
                        + "tokens or clientCredentials (AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET), must be"
                        + " given");
            }
        }

        private @Nullable ClientCredentials client(Problems problems, AzureAddress address) {
            if (tenantId == null && clientId == null && clientSecret == null) {
                return null;
            }
            String host = authorityHost == null ? cloud(address, "https://login.microsoftonline", "") : authorityHost;
            URI authority = problems.address("authorityHost (AZURE_AUTHORITY_HOST)", host, address.base());
            require(problems, "tenantId (AZURE_TENANT_ID)", tenantId);
            require(problems, "clientId (AZURE_CLIENT_ID)", clientId);
            if (clientSecret == null) {
                problems.add("clientSecret (AZURE_CLIENT_SECRET) is missing");
            }
            return tenantId == null || clientId == null || clientSecret == null
                    ? null
                    : new ClientCredentials(tenantId, clientId, clientSecret, authority);
        }

        /** Agents are younger than the older scope. */
        private static List<String> scopes(Api which, AzureAddress address) {
            String scope = cloud(address, "https://ai.azure", "/.default");
            return which == Api.AGENTS_CLASSIC
                    ? List.of(scope)
                    : List.of(scope, cloud(address, "https://cognitiveservices.azure", "/.default"));
        }

        private static void require(Problems problems, String field, @Nullable String id) {
            if (id == null || !id.matches("[A-Za-z0-9._-]+")) {
                problems.add(field + (id == null ? " is missing" : " must be letters, digits, dots and hyphens"));
            }
        }

        /** Something that is found at {@code .com}, or at {@code .us} for the government of the United States. */
        private static String cloud(AzureAddress address, String before, String behind) {
            return before + (AzureAddress.isGovernment(address.base()) ? ".us" : ".com") + behind;
        }
    }
}
