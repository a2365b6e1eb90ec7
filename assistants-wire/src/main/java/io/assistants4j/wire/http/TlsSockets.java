package io.assistants4j.wire.http;

import io.assistants4j.core.value.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted connections as somebody wants them.
 *
 * @param factory makes them
 * @param trust decides whom to trust
 */
record TlsSockets(SSLSocketFactory factory, X509TrustManager trust) {
    /**
     * Connections after these wishes.
     *
     * @throws IllegalArgumentException where they cannot be met, such as by a wrong password
     */
    static TlsSockets of(Tls tls) {
        try {
            X509TrustManager trust = trust(tls.trusted());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(tls.client(), tls.clientPassword()), new TrustManager[] {trust}, null);
            return new TlsSockets(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("tls cannot be used: " + e.getMessage(), e);
        }
    }

    private static X509TrustManager trust(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static KeyManager @Nullable [] keys(@Nullable KeyStore client, @Nullable Secret password)
            throws GeneralSecurityException {
        if (client == null) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(client, KeyStores.characters(password));
        return factory.getKeyManagers();
    }
}
