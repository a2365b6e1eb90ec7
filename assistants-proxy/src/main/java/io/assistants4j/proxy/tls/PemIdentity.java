package io.assistants4j.proxy.tls;

import io.assistants4j.core.value.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chain of certificates and its key, each in a file in PEM. */
final class PemIdentity {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
    private static final String PLAIN = "PRIVATE KEY";
    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    /** How keys sign, by their algorithm. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private PemIdentity() {}

    static ServerIdentity read(Path chainFile, Path keyFile) {
        Certificate[] chain = chain(chainFile);
        PublicKey publicKey = chain[0].getPublicKey();
        PrivateKey key = key(keyFile, publicKey.getAlgorithm());
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Secret password = Secret.of(HexFormat.of().formatHex(random));
        try {
            if (!belongTogether(key, publicKey)) {
                throw new IllegalArgumentException(
                        keyFile + " is not the key of the first certificate in " + chainFile);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, password.reveal().toCharArray(), chain);
            return new ServerIdentity(store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(chainFile + " and " + keyFile + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Certificate[] chain(Path file) {
        try {
            byte[] text = text(file).getBytes(StandardCharsets.ISO_8859_1);
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text))
                    .toArray(new Certificate[0]);
            if (chain.length == 0) {
                throw new IllegalArgumentException(file + " holds no certificate in PEM");
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no certificate in PEM", e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) {
        Matcher found = KEY.matcher(text(file));
        if (!found.find()) {
            throw new IllegalArgumentException(file + " holds no private key in PEM");
        }
        if (!found.group(1).equals(PLAIN)) {
            throw new IllegalArgumentException(file + " holds an '" + found.group(1)
                    + "'; a plain 'PRIVATE KEY' is needed: openssl pkcs8 -topk8 -nocrypt -in " + file);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(found.group(2));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " holds no private key of the kind " + algorithm + ", which the certificate names", e);
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        String algorithm = SIGNATURES.get(publicKey.getAlgorithm());
        if (algorithm == null) {
            return true;
        }
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(PROBE);
        byte[] signature = signing.sign();
        signing.initVerify(publicKey);
        signing.update(PROBE);
        return signing.verify(signature);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }
}
