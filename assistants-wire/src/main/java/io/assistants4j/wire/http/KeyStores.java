package io.assistants4j.wire.http;

import io.assistants4j.core.value.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.jspecify.annotations.Nullable;

/** Certificates and keys in files. */
public final class KeyStores {
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private KeyStores() {}

    /**
     * Reads a file: PKCS #12 or JKS, or certificates in PEM, which need no password.
     *
     * @param password of the file; null where it has none
     * @throws IllegalArgumentException naming the file, where it cannot be read or is none of these
     */
    public static KeyStore read(Path file, @Nullable Secret password) {
        try {
            boolean pem = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PEM);
            return pem ? certificates(file) : KeyStore.getInstance(file.toFile(), characters(password));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " cannot be read as a key store: " + e.getMessage(), e);
        }
    }

    static char[] characters(@Nullable Secret password) {
        return password == null ? new char[0] : password.reveal().toCharArray();
    }

    private static KeyStore certificates(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + store.size(), certificate);
            }
        }
        return store;
    }
}
