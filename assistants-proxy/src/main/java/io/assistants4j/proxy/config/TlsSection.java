package io.assistants4j.proxy.config;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.tls.CertificateFiles;
import java.nio.file.Path;
import java.util.Optional;

/** {@code server.tls}: the certificate, in two files or in one. */
final class TlsSection {
    private static final Key<Path> CERTIFICATE = Key.of(
            "certificate",
            Scalar.path(),
            "The certificates in PEM, the server's own first, then those that vouch for it.");
    private static final Key<Path> KEY =
            Key.of("key", Scalar.path(), "Its private key in PEM (PKCS #8), not encrypted.");
    private static final Key<Path> KEY_STORE =
            Key.of("key_store", Scalar.path(), "Instead of these two: a PKCS #12 or JKS file that holds both.");
    private static final Key<Secret> KEY_STORE_PASSWORD =
            Key.of("key_store_password", Scalar.secret(), "The password of the key store.");

    static final Section SECTION = Section.of(CERTIFICATE, KEY, KEY_STORE, KEY_STORE_PASSWORD);

    private TlsSection() {}

    /** The files, which can be used now; empty where something is wrong, which has been said then. */
    static Optional<CertificateFiles> files(Values values) {
        if (!values.isWhole()) {
            return Optional.empty();
        }
        Optional<Path> certificate = values.find(CERTIFICATE);
        Optional<Path> key = values.find(KEY);
        Optional<Path> store = values.find(KEY_STORE);
        if (store.isPresent() == (certificate.isPresent() || key.isPresent())
                || certificate.isPresent() != key.isPresent()) {
            values.place().refuse("must hold either 'certificate' and 'key', or 'key_store'");
            return Optional.empty();
        }
        CertificateFiles files = store.map(file -> CertificateFiles.keyStore(
                        file, values.find(KEY_STORE_PASSWORD).orElse(null)))
                .orElseGet(() -> CertificateFiles.pem(certificate.orElseThrow(), key.orElseThrow()));
        try {
            files.read();
            return Optional.of(files);
        } catch (IllegalArgumentException e) {
            values.place().refuse("cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }
}
