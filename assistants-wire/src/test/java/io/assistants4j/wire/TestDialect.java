package io.assistants4j.wire;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.dialect.EnvelopeErrors;
import io.assistants4j.wire.dialect.ErrorDecoder;
import java.net.URI;
import java.util.Map;

/** A far side named {@code test} at some address, with a key. */
public record TestDialect(URI baseAddress, String key, Capabilities capabilities) implements Dialect {
    public TestDialect(URI baseAddress, String key) {
        this(baseAddress, key, Capabilities.all());
    }

    @Override
    public ProviderId id() {
        return new ProviderId("test");
    }

    @Override
    public Map<String, Secret> credentials() {
        return Map.of("Authorization", Secret.of("Bearer " + key));
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("X-Extra", "header");
    }

    @Override
    public Map<String, String> query() {
        return Map.of("extra", "query");
    }

    @Override
    public ErrorDecoder errors() {
        return new EnvelopeErrors();
    }
}
