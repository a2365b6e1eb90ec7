package io.assistants4j.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for a server on the loopback address, its files, and clients that trust it and no other. */
final class TestCertificate {
    private final HeldCertificate held = new HeldCertificate.Builder()
            .commonName("assistants")
            .addSubjectAlternativeName("127.0.0.1")
            .build();

    /** Writes the certificate in PEM. */
    Path chain(Path file) throws IOException {
        return Files.writeString(file, held.certificatePem());
    }

    /** Writes the key in PEM. */
    Path key(Path file) throws IOException {
        return Files.writeString(file, held.privateKeyPkcs8Pem());
    }

    /** Writes both into one file in PKCS #12. */
    Path keyStore(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {held.certificate()};
        store.setKeyEntry("server", held.keyPair().getPrivate(), password.toCharArray(), chain);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    /** A new client, without connections. */
    HttpClient client() {
        return HttpClient.newBuilder().sslContext(trusting()).build();
    }

    SSLContext trusting() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(held.certificate())
                .build()
                .sslContext();
    }
}
