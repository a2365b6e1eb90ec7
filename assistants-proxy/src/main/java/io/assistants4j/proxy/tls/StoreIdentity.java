package io.assistants4j.proxy.tls;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.http.KeyStores;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** A certificate with its key in one file. */
final class StoreIdentity {
    private StoreIdentity() {}

    static ServerIdentity read(Path file, @Nullable Secret password) {
        KeyStore store = KeyStores.read(file, password);
        char[] opens = password == null ? new char[0] : password.reveal().toCharArray();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    store.getKey(alias, opens);
                    return new ServerIdentity(store, password);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " has a key that its password does not open", e);
        }
        throw new IllegalArgumentException(file + " holds no private key");
    }
}
