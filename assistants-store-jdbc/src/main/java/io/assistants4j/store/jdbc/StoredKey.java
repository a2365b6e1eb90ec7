package io.assistants4j.store.jdbc;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller's key, without the key itself. Times are kept to the millisecond.
 *
 * @param id tells it from keys that had the same name before
 * @param name what people call it; no two keys in force share one
 * @param tenant whose conversations it opens
 * @param hash the SHA-256 of the key, in hex
 * @param providers the providers it may use; none for all
 * @param models the models it may use; none for all
 * @param bounds what its holder is kept to
 * @param createdAt when it was made
 * @param expiresAt from when on it no longer counts; null for never
 * @param revokedAt when it was taken back; null where it was not
 */
public record StoredKey(
        String id,
        String name,
        String tenant,
        String hash,
        Set<String> providers,
        Set<String> models,
        KeyBounds bounds,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    public StoredKey {
        providers = Set.copyOf(new LinkedHashSet<>(providers));
        models = Set.copyOf(new LinkedHashSet<>(models));
    }

    /** A key that may do anything any number of times. */
    public StoredKey(
            String id,
            String name,
            String tenant,
            String hash,
            Set<String> providers,
            Set<String> models,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        this(id, name, tenant, hash, providers, models, KeyBounds.NONE, createdAt, expiresAt, revokedAt);
    }
}
