package io.assistants4j.openai;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.dialect.EnvelopeErrors;
import io.assistants4j.wire.dialect.ErrorDecoder;
import io.assistants4j.wire.provider.ProviderParts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** OpenAI's address, headers and abilities. */
final class OpenAiDialect implements Dialect {
    static final ProviderId ID = new ProviderId("openai");

    private final OpenAiConfig config;
    private final Api api;
    private final Map<String, Secret> credentials;
    private final Map<String, String> headers;
    private final ErrorDecoder errors = new EnvelopeErrors();

    /**
     * @param api the API that is asked; may be open still
     */
    OpenAiDialect(OpenAiConfig config, Api api) {
        this.config = config;
        this.api = api;
        this.credentials = config.apiKey()
                .map(key -> Map.of("Authorization", Secret.of("Bearer " + key.reveal())))
                .orElse(Map.of());
        Map<String, String> all = new LinkedHashMap<>();
        config.organization().ifPresent(id -> all.put("OpenAI-Organization", id));
        config.project().ifPresent(id -> all.put("OpenAI-Project", id));
        all.putAll(config.calls().headers());
        this.headers = Map.copyOf(all);
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public URI baseAddress() {
        return config.baseUrl();
    }

    @Override
    public Map<String, Secret> credentials() {
        return credentials;
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public Map<String, String> query() {
        return config.calls().query();
    }

    @Override
    public ErrorDecoder errors() {
        return errors;
    }

    @Override
    public Capabilities capabilities() {
        return switch (api) {
            case AUTO, RESPONSES, CHAT_COMPLETIONS -> ProviderParts.OF_TURNS;
            case ASSISTANTS -> Capabilities.all();
        };
    }
}
