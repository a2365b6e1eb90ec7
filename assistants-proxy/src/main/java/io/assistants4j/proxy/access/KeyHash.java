package io.assistants4j.proxy.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a key: its SHA-256. A slow hash, as for passwords, would make each request slow and gain nothing: the keys we
 * make hold 256 random bits, which nobody tries through, however fast a try is.
 *
 * @param hex the hash, in hex
 */
public record KeyHash(String hex) {
    /** The hash of a key. */
    public static KeyHash of(String key) {
        try {
            return new KeyHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Whether both are the same, in a time that does not tell where they differ. */
    boolean matches(KeyHash other) {
        return MessageDigest.isEqual(hex.getBytes(US_ASCII), other.hex.getBytes(US_ASCII));
    }
}
