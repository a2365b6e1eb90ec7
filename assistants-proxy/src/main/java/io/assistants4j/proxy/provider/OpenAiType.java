package io.assistants4j.proxy.provider;

import io.assistants4j.core.value.Secret;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** OpenAI, and servers that speak like it. */
final class OpenAiType implements ProviderType {
    private static final Key<Api> API = Key.of(
                    "api",
                    Scalar.oneOf(Api.class),
                    "Which API is asked. With `responses` and `chat_completions` the far side only answers, and assistants,"
                            + " threads and runs are kept here; with `assistants` the far side keeps them.")
            .orElse(Api.RESPONSES)
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

    @Override
    public String doc() {
        return "OpenAI, and servers that speak like it.";
    }

    @Override
    public Section settings() {
        return Section.of(API, API_KEY, API_BASE, ORGANIZATION, PROJECT).and(CallKeys.ALL);
    }

    @Override
    public Optional<Opening> prepare(ProviderSettings settings) {
        Values values = settings.values();
        Map<String, String> headers = values.find(CallKeys.HEADERS).orElse(Map.of());
        boolean otherwise = headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
        if (values.find(API_KEY).isEmpty() && !otherwise && OpenAiConfig.isOpenAi(values.of(API_BASE))) {
            values.refuse(API_KEY, "is missing, and " + values.of(API_BASE).getHost() + " demands one");
            return Optional.empty();
        }
        if (values.of(API) == Api.ASSISTANTS && !settings.aliases().isEmpty()) {
            values.refuse(API, "'assistants' leaves models to the far side: it takes no aliases from 'models'");
            return Optional.empty();
        }
        return Checked.build(values, () -> config(settings).build()).map(OpenAiOpening::new);
    }

    private static OpenAiConfig.Builder config(ProviderSettings settings) {
        Values values = settings.values();
        OpenAiConfig.Builder config = OpenAiConfig.builder()
                .api(values.of(API))
                .baseUrl(values.of(API_BASE))
                .http(CallKeys.http(values));
        values.find(API_KEY).ifPresent(config::apiKey);
        values.find(ORGANIZATION).ifPresent(config::organization);
        values.find(PROJECT).ifPresent(config::project);
        values.find(CallKeys.HEADERS).orElse(Map.of()).forEach(config::header);
        values.find(CallKeys.QUERY).orElse(Map.of()).forEach(config::query);
        settings.aliases().forEach(config::modelAlias);
        return config;
    }
}
