package io.assistants4j.store.jdbc;

import io.assistants4j.core.provider.ProviderId;
import java.util.Objects;

/**
 * Whose conversations these are; nobody sees those of another scope.
 *
 * @param provider the provider that executes them
 * @param tenant whom they belong to; any text, also none
 */
public record Scope(ProviderId provider, String tenant) {
    public Scope {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(tenant, "tenant");
    }
}
