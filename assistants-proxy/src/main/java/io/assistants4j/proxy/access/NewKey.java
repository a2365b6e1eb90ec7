package io.assistants4j.proxy.access;

import io.assistants4j.core.value.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes keys. */
public final class NewKey {
    private static final String PREFIX = "sk-a4j-";
    private static final int BYTES = 32;

    private NewKey() {}

    /** A key of 256 random bits, which can be told from other secrets by its beginning. */
    public static Secret make(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
