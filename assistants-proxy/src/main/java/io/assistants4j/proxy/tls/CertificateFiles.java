package io.assistants4j.proxy.tls;

import io.assistants4j.core.value.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the certificate of the server and its private key are found. */
public sealed interface CertificateFiles {
    /** A chain of certificates in PEM, the server's own first, and its private key: PKCS #8 in PEM, not encrypted. */
    static CertificateFiles pem(Path chain, Path key) {
        return new Pem(chain, key);
    }

    /**
     * A file in PKCS #12 or JKS that holds both.
     *
     * @param password of the file and of the key in it; null where there is none
     */
    static CertificateFiles keyStore(Path file, @Nullable Secret password) {
        return new Store(file, password);
    }

    /**
     * Reads what the files hold now.
     *
     * @throws IllegalArgumentException naming the file, where it cannot be used
     */
    ServerIdentity read();

    /**
     * Two files.
     *
     * @param chain the certificates
     * @param key the private key
     */
    record Pem(Path chain, Path key) implements CertificateFiles {
        @Override
        public ServerIdentity read() {
            return PemIdentity.read(chain, key);
        }
    }

    /**
     * One file.
     *
     * @param file the key store
     * @param password of it
     */
    record Store(Path file, @Nullable Secret password) implements CertificateFiles {
        @Override
        public ServerIdentity read() {
            return StoreIdentity.read(file, password);
        }
    }
}
