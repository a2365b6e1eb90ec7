package io.assistants4j.proxy.config;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.Place;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.ValueType;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.provider.ProviderType;
import io.assistants4j.proxy.provider.ProviderTypes;
import java.util.Set;

/** The sections of LiteLLM's file that mean something here, and the names of those that do not. */
final class LiteLlm {
    static final Key<String> CUSTOM_LLM_PROVIDER = Key.of(
                    "custom_llm_provider",
                    Scalar.oneOf(ProviderTypes.names()),
                    "The kind of the provider, which is also its name.")
            .required();
    static final Key<Place> PARAMS = Key.of(
            "litellm_params",
            Place.unread("a mapping of keys to values"),
            "The keys of a provider of this kind. What is not there is taken from the environment.");
    static final Key<Secret> MASTER_KEY =
            Key.of("master_key", Scalar.secret(), "What callers must send as bearer, as `server.master_key`.");

    /** {@code assistant_settings}: one provider. */
    static final ValueType<TypedSettings> ASSISTANT_SETTINGS = new AssistantSettings();

    /** {@code general_settings}: of all its keys only the one for callers. */
    static final Section GENERAL_SETTINGS = Section.of(MASTER_KEY).passingOverTheRest();

    /** Sections that are for what this server does not do. */
    static final Set<String> OTHER_SECTIONS = Set.of(
            "model_list",
            "litellm_settings",
            "router_settings",
            "files_settings",
            "finetune_settings",
            "callback_settings",
            "credential_list",
            "default_vertex_config",
            "guardrails",
            "mcp_servers",
            "mcp_aliases",
            "mcp_tools",
            "prompts",
            "search_tools",
            "vector_store_registry",
            "worker_config");

    /**
     * Parameters that LiteLLM takes for any provider and that mean nothing to some or to all here. What is not among them is
     * passed over, too, unless it looks like a slip.
     */
    private static final Set<String> OTHER_PARAMS = Set.of(
            "api_version",
            "azure_ad_token",
            "azure_password",
            "azure_scope",
            "azure_username",
            "budget_duration",
            "client_id",
            "client_secret",
            "custom_llm_provider",
            "drop_params",
            "input_cost_per_token",
            "max_budget",
            "model",
            "num_retries",
            "order",
            "organization",
            "output_cost_per_token",
            "region_name",
            "request_timeout",
            "rpm",
            "stream_timeout",
            "tenant_id",
            "tpm",
            "weight");

    private LiteLlm() {}

    private static final class AssistantSettings implements ValueType<TypedSettings> {
        @Override
        public String expected() {
            return "a provider";
        }

        @Override
        public TypedSettings read(Place place) {
            Values chosen = Section.of(CUSTOM_LLM_PROVIDER, PARAMS).read(place);
            Place params = chosen.find(PARAMS).orElseGet(() -> place.without(PARAMS.name()));
            String name = chosen.find(CUSTOM_LLM_PROVIDER).orElse("");
            return ProviderTypes.find(name)
                    .map(type -> new TypedSettings(name, type, params(type).read(params)))
                    .orElseGet(() -> new TypedSettings(name, null, chosen));
        }

        private static Section params(ProviderType type) {
            return type.settings()
                    .withVariables()
                    .withOtherName("timeout", "request_timeout")
                    .passingOver(OTHER_PARAMS)
                    .passingOverTheRest();
        }
    }
}
