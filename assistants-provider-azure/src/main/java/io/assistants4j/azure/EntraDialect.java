package io.assistants4j.azure;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where an application of Entra signs in. */
record EntraDialect(ClientCredentials client) implements Dialect {
    @Override
    public ProviderId id() {
        return AzureDialect.ID;
    }

    @Override
    public URI baseAddress() {
        return client.authorityHost().resolve(client.tenantId() + "/");
    }

    /** The secret goes with the body. */
    @Override
    public Map<String, Secret> credentials() {
        return Map.of();
    }

    @Override
    public Collection<Secret> secrets() {
        return List.of(client.clientSecret());
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.all();
    }
}
