package com.example.house;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import java.net.URI;
import java.util.Map;

// region dialect
/** What is peculiar to the server of this house: its address and who may call it. */
record HouseDialect(URI baseAddress, Secret token) implements Dialect {
    @Override
    public ProviderId id() {
        return new ProviderId("house");
    }

    @Override
    public Map<String, Secret> credentials() {
        return Map.of("Authorization", Secret.of("Bearer " + token.reveal()));
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.all();
    }
}
// endregion
