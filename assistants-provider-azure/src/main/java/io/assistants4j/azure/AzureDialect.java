package io.assistants4j.azure;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.dialect.ErrorDecoder;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.provider.ProviderParts;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Azure's address, credentials and abilities. */
final class AzureDialect implements Dialect {
    static final ProviderId ID = new ProviderId("azure");

    private static final String BEARER = "Bearer ";

    private final AzureConfig config;
    private final @Nullable TokenEndpoint endpoint;
    private final @Nullable CachedTokens tokens;
    private final Map<String, String> query;
    private final ErrorDecoder errors = new AzureErrors();

    AzureDialect(AzureConfig config, CallTime time) {
        this.config = config;
        this.endpoint = config.client() == null ? null : new TokenEndpoint(config.client(), time);
        TokenSource source = endpoint == null ? config.tokens() : endpoint;
        this.tokens = source == null ? null : new CachedTokens(source, config.scopes(), time.clock());
        Map<String, String> all = new LinkedHashMap<>();
        config.apiVersion().ifPresent(version -> all.put("api-version", version));
        all.putAll(config.calls().query());
        this.query = Map.copyOf(all);
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public URI baseAddress() {
        return config.address().base();
    }

    @Override
    public Map<String, Secret> credentials() {
        if (tokens != null) {
            return Map.of("Authorization", Secret.of(BEARER + tokens.current().reveal()));
        }
        return config.apiKey().map(key -> Map.of("api-key", key)).orElse(Map.of());
    }

    @Override
    public Collection<Secret> secrets() {
        return tokens == null ? credentials().values() : tokens.known();
    }

    @Override
    public boolean renewCredentials(Map<String, Secret> refused) {
        Secret bearer = refused.get("Authorization");
        return tokens != null
                && bearer != null
                && tokens.refuse(Secret.of(bearer.reveal().substring(BEARER.length())));
    }

    @Override
    public Map<String, String> headers() {
        return config.calls().headers();
    }

    @Override
    public Map<String, String> query() {
        return query;
    }

    @Override
    public ErrorDecoder errors() {
        return errors;
    }

    @Override
    public Capabilities capabilities() {
        return config.api() == Api.AGENTS_CLASSIC ? Capabilities.all() : ProviderParts.OF_TURNS;
    }

    @Override
    public void close() {
        if (endpoint != null) {
            endpoint.close();
        }
    }
}
