package io.assistants4j.store.jdbc;

import io.assistants4j.core.provider.ProviderId;
import java.util.Objects;

/**
 * Who keeps an object.
 *
 * @param provider the provider
 * @param account its account, where it has several and each keeps its own; else empty
 */
public record Owner(ProviderId provider, String account) {
    public Owner {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
    }
}
