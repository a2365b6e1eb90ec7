package io.assistants4j.proxy.tls;

import io.assistants4j.core.value.Secret;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its key.
 *
 * @param store holds both
 * @param password opens the key; null where none does
 */
public record ServerIdentity(KeyStore store, @Nullable Secret password) {
    @Override
    public String toString() {
        return "ServerIdentity[]";
    }
}
