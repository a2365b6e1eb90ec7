package io.assistants4j.proxy.tls;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.http.KeyStores;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** A certificate with its key in one file. */
final class StoreIdentity {
    private StoreIdentity() {}

    static ServerIdentity read(Path file, @Nullable Secret password) {
        KeyStore store = KeyStores.read(file, password);
        char[] opens = password == null ? new char[0] : password.reveal().toCharArray();
        boolean holdsKey = false;
        try {
            // All of them, because a server opens all of them before it listens.
            for (String alias : Collections.list(store.aliases())) {
                holdsKey |= store.isKeyEntry(alias) && store.getKey(alias, opens) instanceof PrivateKey;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " has a key that its password does not open", e);
        }
        if (!holdsKey) {
            throw new IllegalArgumentException(file + " holds no private key");
        }
        return new ServerIdentity(store, password);
    }
}
