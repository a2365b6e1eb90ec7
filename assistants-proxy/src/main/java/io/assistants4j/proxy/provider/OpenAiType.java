package io.assistants4j.proxy.provider;

import io.assistants4j.core.value.Secret;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.wire.turns.PromptCacheKey;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenAI, and servers that speak like it. */
final class OpenAiType implements ProviderType {
    private static final Key<Api> API = Key.of(
                    "api",
                    Scalar.oneOf(Api.class),
                    "Which API is asked. With `responses` and `chat_completions` the far side only answers, and assistants,"
                            + " threads and runs are kept here; with `assistants` the far side keeps them. With `auto` the"
                            + " first of these that it answers: it is asked once, when it is first needed; OpenAI itself is"
                            + " not asked.")
            .orElse(Api.AUTO)
            .orVariable("ASSISTANTS_OPENAI_API");
    private static final Key<Secret> API_KEY = Key.of(
                    "api_key", Scalar.secret(), "The key. OpenAI demands one, other servers may not.")
            .orVariable("OPENAI_API_KEY");
    private static final Key<URI> API_BASE = Key.of(
                    "api_base", Scalar.address(), "The address of the API, with its version.")
            .orElse(OpenAiConfig.DEFAULT_BASE_URL)
            .orVariable("OPENAI_BASE_URL", "OPENAI_API_BASE");
    private static final Key<String> ORGANIZATION = Key.of(
                    "organization", Scalar.text(), "The organization that pays, where the key belongs to several.")
            .orVariable("OPENAI_ORG_ID", "OPENAI_ORGANIZATION");
    private static final Key<String> PROJECT = Key.of(
                    "project", Scalar.text(), "The project that pays, where the key belongs to several.")
            .orVariable("OPENAI_PROJECT_ID");
    private static final Key<Boolean> BACKGROUND = Key.of(
                    "background",
                    Scalar.flag(),
                    "Whether responses go on without a connection and are kept by OpenAI until they are over: a stream that"
                            + " breaks off is resumed, and a run that is cancelled or expires is cancelled there. With `api`"
                            + " `responses` only, which `auto` means then.")
            .orElse(false)
            .orVariable("ASSISTANTS_OPENAI_BACKGROUND");
    private static final Key<PromptCacheKey> CACHE_KEY = Key.of(
                    "prompt_cache_key",
                    Scalar.oneOf(PromptCacheKey.class),
                    "Which calls should share a cache of prompts: sends the id of the thread, or of the assistant, as"
                            + " `prompt_cache_key`. Default: `thread` for OpenAI itself, `none` for others.")
            .orVariable("ASSISTANTS_OPENAI_PROMPT_CACHE_KEY");
    private static final Key<String> SAFETY_IDENTIFIER = Key.of(
                    "safety_identifier",
                    Scalar.text(),
                    "Whom this provider serves, sent as it is with each call as `safety_identifier`; at most 64 characters.")
            .orVariable("ASSISTANTS_OPENAI_SAFETY_IDENTIFIER");
    private static final Key<Boolean> DROP_PARAMS = CallKeys.dropParams("ASSISTANTS_OPENAI_DROP_PARAMS");
    private static final Accounts ACCOUNTS =
            new Accounts(List.of(API_KEY, API_BASE, ORGANIZATION, PROJECT, CallKeys.HEADERS, CallKeys.QUERY));
    private static final Key<List<Values>> ACCOUNTS_KEY = ACCOUNTS.key();

    @Override
    public String doc() {
        return "OpenAI, and servers that speak like it.";
    }

    @Override
    public Section settings() {
        return Section.of(
                        API,
                        API_KEY,
                        API_BASE,
                        ORGANIZATION,
                        PROJECT,
                        BACKGROUND,
                        CACHE_KEY,
                        SAFETY_IDENTIFIER,
                        DROP_PARAMS)
                .and(CallKeys.ALL)
                .and(List.of(ACCOUNTS_KEY));
    }

    @Override
    public Optional<Opening> prepare(ProviderSettings settings) {
        Values values = settings.values();
        if (values.of(API) == Api.ASSISTANTS && !settings.aliases().isEmpty()) {
            values.refuse(API, "'assistants' leaves models to the far side: it takes no aliases from 'models'");
            return Optional.empty();
        }
        if (values.of(BACKGROUND) && values.of(API) != Api.AUTO && values.of(API) != Api.RESPONSES) {
            values.refuse(BACKGROUND, "needs 'api' to be 'auto' or 'responses'");
            return Optional.empty();
        }
        return ACCOUNTS.each(ACCOUNTS_KEY, values, account -> config(account, settings.aliases()))
                .filter(accounts -> agree(values, accounts.values()))
                .map(OpenAiOpening::new);
    }

    private static Optional<OpenAiConfig> config(Values values, Map<String, String> aliases) {
        Map<String, String> headers = values.find(CallKeys.HEADERS).orElse(Map.of());
        boolean otherwise = headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
        if (values.find(API_KEY).isEmpty() && !otherwise && OpenAiConfig.isOpenAi(values.of(API_BASE))) {
            values.refuse(API_KEY, "is missing, and " + values.of(API_BASE).getHost() + " demands one");
            return Optional.empty();
        }
        return Checked.build(values, () -> builder(values, aliases).build());
    }

    /** Servers elsewhere might answer this and that when they are asked. */
    private static boolean agree(Values values, Collection<OpenAiConfig> accounts) {
        boolean mustAsk = values.of(API) == Api.AUTO
                && !values.of(BACKGROUND)
                && accounts.stream().anyMatch(account -> !OpenAiConfig.isOpenAi(account.baseUrl()));
        if (hasAccounts(values) && mustAsk) {
            values.refuse(API, "must not be 'auto' where one of 'accounts' is not at OpenAI");
            return false;
        }
        return true;
    }

    private static OpenAiConfig.Builder builder(Values values, Map<String, String> aliases) {
        OpenAiConfig.Builder config = OpenAiConfig.builder()
                .api(values.of(API))
                .baseUrl(values.of(API_BASE))
                .background(values.of(BACKGROUND))
                .dropParams(values.of(DROP_PARAMS));
        values.find(API_KEY).ifPresent(config::apiKey);
        values.find(ORGANIZATION).ifPresent(config::organization);
        values.find(PROJECT).ifPresent(config::project);
        values.find(CACHE_KEY).ifPresent(config::promptCacheKey);
        values.find(SAFETY_IDENTIFIER).ifPresent(config::safetyIdentifier);
        return CallKeys.choose(config, values, aliases, hasAccounts(values) ? 0 : CallKeys.DEFAULT_RETRIES);
    }

    private static boolean hasAccounts(Values values) {
        return values.find(ACCOUNTS_KEY).isPresent();
    }
}
