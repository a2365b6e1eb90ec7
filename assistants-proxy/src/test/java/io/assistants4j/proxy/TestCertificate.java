package io.assistants4j.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for a server on the loopback address, its files, and clients that trust it and no other. */
public final class TestCertificate {
    private final HeldCertificate held = new HeldCertificate.Builder()
            .commonName("assistants")
            .addSubjectAlternativeName("127.0.0.1")
            .build();

    /** Writes the certificate in PEM. */
    public Path chain(Path file) throws IOException {
        return Files.writeString(file, held.certificatePem());
    }

    /** Writes the key in PEM. */
    public Path key(Path file) throws IOException {
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

    /** Writes a file whose password opens one of its keys only, the first that is found: nobody can use it. */
    public Path halfOpenKeyStore(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        Certificate[] chain = {held.certificate()};
        for (String alias : List.of("one", "other")) {
            store.setKeyEntry(alias, held.keyPair().getPrivate(), password.toCharArray(), chain);
        }
        String last = Collections.list(store.aliases()).get(1);
        store.setKeyEntry(last, held.keyPair().getPrivate(), "another".toCharArray(), chain);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    /** A new client, without connections. */
    public HttpClient client() {
        return HttpClient.newBuilder().sslContext(trusting()).build();
    }

    SSLContext trusting() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(held.certificate())
                .build()
                .sslContext();
    }
}
