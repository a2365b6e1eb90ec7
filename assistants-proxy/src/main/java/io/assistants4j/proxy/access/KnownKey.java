package io.assistants4j.proxy.access;

import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.store.jdbc.StoredKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as requests are held against it.
 *
 * @param hash what is kept of it
 * @param holder whom it stands for
 * @param expiresAt from when on it no longer counts; null for never
 */
public record KnownKey(
        KeyHash hash, Caller holder, @Nullable Instant expiresAt) {
    /** A key of the store; null where it was revoked. */
    static @Nullable KnownKey of(StoredKey key) {
        Caller holder = Caller.holder(key.name(), key.tenant(), key.providers(), key.models())
                .within(Limits.of(key.bounds()));
        return key.revokedAt() != null ? null : new KnownKey(new KeyHash(key.hash()), holder, key.expiresAt());
    }

    boolean isInForce(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
