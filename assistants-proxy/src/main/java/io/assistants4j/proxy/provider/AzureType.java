package io.assistants4j.proxy.provider;

import io.assistants4j.azure.Api;
import io.assistants4j.azure.AzureConfig;
import io.assistants4j.azure.EntraToken;
import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Azure OpenAI, and the classic agents of Foundry. */
final class AzureType implements ProviderType {
    private static final Key<Api> API = Key.of(
                    "api",
                    Scalar.oneOf(Api.class),
                    "Which API is asked. With `responses` and `chat_completions` the far side only answers, and assistants,"
                            + " threads and runs are kept here; with `agents_classic` the far side keeps them.")
            .orElse(Api.RESPONSES)
            .orVariable("ASSISTANTS_AZURE_API");
    private static final Key<String> API_BASE = Key.of(
                    "api_base", Scalar.text(), "The address of the resource or the project, or of a gateway before it.")
            .orVariable("AZURE_API_BASE", "AZURE_OPENAI_ENDPOINT");
    private static final Key<String> API_VERSION = Key.of(
                    "api_version",
                    Scalar.text(),
                    "A date for `chat_completions`; with `responses` a date does not count.")
            .orVariable("AZURE_API_VERSION", "OPENAI_API_VERSION");
    private static final Key<Secret> API_KEY = Key.of(
                    "api_key", Scalar.secret(), "The key of the resource; `agents_classic` take none.")
            .orVariable("AZURE_OPENAI_API_KEY", "AZURE_API_KEY");
    private static final Key<String> TENANT = Key.of(
                    "tenant_id",
                    Scalar.text(),
                    "Instead of a key: the tenant of an application of Entra. Where there is a key, too, the key counts.")
            .orVariable("AZURE_TENANT_ID");
    private static final Key<String> CLIENT =
            Key.of("client_id", Scalar.text(), "That application.").orVariable("AZURE_CLIENT_ID");
    private static final Key<Secret> CLIENT_SECRET =
            Key.of("client_secret", Scalar.secret(), "Its secret.").orVariable("AZURE_CLIENT_SECRET");
    private static final Key<String> AUTHORITY =
            Key.of("authority_host", Scalar.text(), "Where it signs in.").orVariable("AZURE_AUTHORITY_HOST");
    private static final Key<Secret> TOKEN = Key.of(
            "azure_ad_token",
            Scalar.secret(),
            "Instead of a key or an application: one Entra token, which nobody renews. Where there is a key, too, the token"
                    + " counts, as with LiteLLM, and a line of the log says so.");
    private static final Key<String> SCOPE =
            Key.of("azure_scope", Scalar.text(), "What tokens are asked for.").orVariable("ASSISTANTS_AZURE_SCOPE");
    private static final Key<Boolean> DROP_PARAMS = CallKeys.dropParams("ASSISTANTS_AZURE_DROP_PARAMS");
    private static final Accounts ACCOUNTS = new Accounts(List.of(
            API_BASE,
            API_VERSION,
            API_KEY,
            TENANT,
            CLIENT,
            CLIENT_SECRET,
            TOKEN,
            AUTHORITY,
            SCOPE,
            CallKeys.HEADERS,
            CallKeys.QUERY));
    private static final Key<List<Values>> ACCOUNTS_KEY = ACCOUNTS.key();

    private static final Logger LOG = LoggerFactory.getLogger(AzureType.class);

    @Override
    public String doc() {
        return "Azure OpenAI, and the classic agents of Microsoft Foundry.";
    }

    @Override
    public Section settings() {
        return Section.of(
                        API,
                        API_BASE,
                        API_VERSION,
                        API_KEY,
                        TENANT,
                        CLIENT,
                        CLIENT_SECRET,
                        TOKEN,
                        AUTHORITY,
                        SCOPE,
                        DROP_PARAMS)
                .and(CallKeys.ALL)
                .and(List.of(ACCOUNTS_KEY));
    }

    @Override
    public Optional<Opening> prepare(ProviderSettings settings) {
        if (settings.values().of(API) == Api.AGENTS_CLASSIC
                && !settings.aliases().isEmpty()) {
            settings.values()
                    .refuse(API, "'agents_classic' leaves models to the far side: it takes no aliases from 'models'");
            return Optional.empty();
        }
        Values values = settings.values();
        int retries = values.find(ACCOUNTS_KEY).isPresent() ? 0 : CallKeys.DEFAULT_RETRIES;
        return ACCOUNTS.each(ACCOUNTS_KEY, values, account -> account(account, settings.aliases(), retries))
                .map(AzureOpening::new);
    }

    private static Optional<AzureConfig> account(Values values, Map<String, String> aliases, int retries) {
        boolean isReference = values.find(TOKEN)
                .filter(token -> token.reveal().startsWith("oidc/"))
                .isPresent();
        if (isReference) {
            values.refuse(
                    TOKEN,
                    "must be a token: what begins with 'oidc/' names one that only LiteLLM fetches; give 'tenant_id',"
                            + " 'client_id' and 'client_secret' in its place");
            return Optional.empty();
        }
        return Checked.build(values, () -> config(values, aliases, retries).build());
    }

    private static AzureConfig.Builder config(Values values, Map<String, String> aliases, int retries) {
        Api api = values.of(API);
        AzureConfig.Builder config = AzureConfig.builder().api(api).dropParams(values.of(DROP_PARAMS));
        values.find(API_BASE).ifPresent(config::endpoint);
        values.find(API_VERSION).ifPresent(config::apiVersionAtHand);
        Optional<Secret> key = values.find(API_KEY).filter(any -> api != Api.AGENTS_CLASSIC);
        Optional<Secret> token = values.find(TOKEN);
        if (token.isPresent() && key.isPresent()) {
            LOG.warn(
                    "{}: azure_ad_token counts, api_key does not",
                    values.place().path());
        }
        if (token.isPresent()) {
            EntraToken only = new EntraToken(token.get(), Instant.MAX);
            config.tokens(scope -> only);
        } else if (key.isPresent()) {
            config.apiKey(key.get());
        } else {
            config.application(
                    values.find(TENANT).orElse(null),
                    values.find(CLIENT).orElse(null),
                    values.find(CLIENT_SECRET).orElse(null));
        }
        values.find(AUTHORITY).ifPresent(config::authorityHost);
        values.find(SCOPE).ifPresent(config::scope);
        return CallKeys.choose(config, values, aliases, retries);
    }
}
