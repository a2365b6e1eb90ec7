package io.assistants4j.proxy.access;

import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.http.Doorkeeper;
import io.assistants4j.store.jdbc.KeyTable;
import io.assistants4j.wire.cache.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All keys that count: the master key, those of the configuration, and those of the store, which come and go while the server
 * runs. What the store said of a key counts for a second. Thread-safe.
 */
public final class KeyRing implements Doorkeeper {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int KNOWN = 10_000;
    private static final String INVALID = "invalid_request_error";

    private final @Nullable KeyHash master;
    private final Map<KeyHash, KnownKey> configured;
    private final @Nullable KeyTable stored;
    private final Clock clock;
    private final Lockout lockout = new Lockout();
    private final RecentlyUsed<KeyHash, Look> looks = new RecentlyUsed<>(KNOWN);

    private KeyRing(@Nullable Secret master, Collection<KnownKey> configured, @Nullable KeyTable stored, Clock clock) {
        this.master = master == null ? null : KeyHash.of(master.reveal());
        Map<KeyHash, KnownKey> keys = new LinkedHashMap<>();
        configured.forEach(key -> keys.put(key.hash(), key));
        this.configured = Map.copyOf(keys);
        this.stored = stored;
        this.clock = clock;
    }

    /** The master key alone; without one everybody may call. */
    public static KeyRing of(@Nullable Secret master) {
        return new KeyRing(master, List.of(), null, Clock.systemUTC());
    }

    /**
     * All keys there can be. Without a master key and without keys in the configuration everybody may call; keys of the store
     * then only tell callers apart.
     *
     * @param master who holds it may everything
     * @param configured those of the configuration
     * @param stored those of the store
     * @param clock what time it is
     */
    public static KeyRing of(@Nullable Secret master, Collection<KnownKey> configured, KeyTable stored, Clock clock) {
        return new KeyRing(master, configured, stored, clock);
    }

    @Override
    public Caller admit(String key, String address) {
        boolean isOpen = master == null && configured.isEmpty();
        if (key.isEmpty()) {
            if (isOpen) {
                return Caller.ANYBODY;
            }
            throw refusal("You didn't provide an API key: send it as 'Authorization: Bearer KEY'.", null);
        }
        Instant now = clock.instant();
        KeyHash hash = KeyHash.of(key);
        if (!isOpen) {
            lockout.shut(address, hash, now).ifPresent(left -> {
                throw tooMany(left);
            });
        }
        Optional<Caller> caller = find(hash, now);
        if (caller.isPresent()) {
            lockout.right(address, hash, now);
            return caller.get();
        }
        if (isOpen) {
            return Caller.ANYBODY;
        }
        lockout.wrong(address, now);
        throw refusal("Incorrect API key provided.", "invalid_api_key");
    }

    private Optional<Caller> find(KeyHash hash, Instant now) {
        if (master != null && master.matches(hash)) {
            return Optional.of(Caller.MASTER);
        }
        return Optional.ofNullable(configured.get(hash))
                .or(() -> stored(hash, now))
                .filter(key -> key.hash().matches(hash) && key.isInForce(now))
                .map(KnownKey::holder);
    }

    private Optional<KnownKey> stored(KeyHash hash, Instant now) {
        KeyTable table = stored;
        if (table == null) {
            return Optional.empty();
        }
        Look look = looks.find(hash);
        if (look != null && now.isBefore(look.at().plus(FRESH))) {
            return Optional.of(look.key());
        }
        Optional<KnownKey> found = table.find(hash.hex()).map(KnownKey::of);
        // Wrong keys are not kept: there is no end of them, and one that is made now counts at once.
        found.ifPresentOrElse(key -> looks.put(hash, new Look(key, now)), () -> looks.remove(hash));
        return found;
    }

    private static AuthenticationException refusal(String message, @Nullable String code) {
        return new AuthenticationException(message, ErrorDetails.of(401, INVALID, null, code), null);
    }

    private static RateLimitException tooMany(Duration left) {
        return new RateLimitException(
                "Too many incorrect API keys came from your address. Try again later.",
                new ErrorDetails(null, 429, "requests", null, "rate_limit_exceeded", null, left),
                null);
    }

    private record Look(KnownKey key, Instant at) {}
}
