package io.assistants4j.benchmarks.canned;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import java.net.URI;
import java.util.Map;

/** The canned far side. */
public record LoopbackDialect(URI baseAddress) implements Dialect {
    @Override
    public ProviderId id() {
        return new ProviderId("loopback");
    }

    @Override
    public Map<String, Secret> credentials() {
        return Map.of();
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.all();
    }
}
