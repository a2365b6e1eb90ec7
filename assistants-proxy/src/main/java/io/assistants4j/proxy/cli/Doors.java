package io.assistants4j.proxy.cli;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.http.Doorkeeper;
import io.assistants4j.store.jdbc.KeyTable;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that count now. Thread-safe. */
final class Doors implements Doorkeeper {
    private final KeyTable stored;
    private volatile KeyRing ring;

    Doors(KeyTable stored, @Nullable Secret master, List<KnownKey> configured) {
        this.stored = stored;
        this.ring = ring(master, configured);
    }

    void change(@Nullable Secret master, List<KnownKey> configured) {
        ring = ring(master, configured);
    }

    @Override
    public Caller admit(String key, String address) {
        return ring.admit(key, address);
    }

    private KeyRing ring(@Nullable Secret master, List<KnownKey> configured) {
        return KeyRing.of(master, configured, stored, Clock.systemUTC());
    }
}
