package io.assistants4j.wire.http;

import io.assistants4j.core.value.Secret;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust, and how to prove who we are, on encrypted connections. {@link KeyStores} reads files.
 *
 * @param trusted the certificates of those who may vouch for a server; null for those this JVM trusts
 * @param client our certificate and its key, for servers that ask for one; null for none
 * @param clientPassword of the key; null where it has none
 */
public record Tls(
        @Nullable KeyStore trusted,
        @Nullable KeyStore client,
        @Nullable Secret clientPassword) {
    /** Only whom these certificates vouch for is trusted. */
    public static Tls trusting(KeyStore certificates) {
        return new Tls(certificates, null, null);
    }

    /** The same, proving who we are by this certificate. */
    public Tls provingBy(KeyStore certificate, @Nullable Secret password) {
        return new Tls(trusted, certificate, password);
    }
}
