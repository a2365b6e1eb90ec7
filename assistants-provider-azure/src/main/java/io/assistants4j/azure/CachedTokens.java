package io.assistants4j.azure;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.value.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a token and gets the next one before it ends: one caller gets it, the others go on with the old one while it is valid
 * and wait for the new one otherwise. A failure fails those who wait for it; the next caller tries again. Thread-safe.
 */
final class CachedTokens {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** How soon after a failure or a refusal nobody tries again without need. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final TokenSource source;
    private final List<String> scopes;
    private final Clock clock;
    private String scope;
    private @Nullable EntraToken token;
    private @Nullable Secret previous;
    private Instant renewAt = Instant.MIN;
    private Instant refusedAt = Instant.MIN;
    private Instant changedAt = Instant.MIN;
    private @Nullable CompletableFuture<EntraToken> coming;

    /** Asks for the first scope; where its tokens are refused, for the next. */
    CachedTokens(TokenSource source, List<String> scopes, Clock clock) {
        this.source = source;
        this.scopes = List.copyOf(scopes);
        this.clock = clock;
        this.scope = this.scopes.get(0);
    }

    /**
     * A valid token.
     *
     * @throws AssistantsException where there is none to be had
     */
    Secret current() {
        CompletableFuture<EntraToken> asked = new CompletableFuture<>();
        CompletableFuture<EntraToken> awaited;
        synchronized (this) {
            EntraToken held = token;
            Instant now = clock.instant();
            boolean valid = held != null && now.isBefore(held.expiresAt());
            if (held != null && valid && (coming != null || now.isBefore(renewAt))) {
                return held.value();
            }
            awaited = coming == null ? asked : coming;
            coming = awaited;
        }
        if (awaited == asked) {
            fetch(asked);
        }
        return result(awaited).value();
    }

    /** The tokens that may be on their way to the far side or back. */
    synchronized Collection<Secret> known() {
        List<Secret> known = new ArrayList<>();
        if (token != null) {
            known.add(token.value());
        }
        if (previous != null) {
            known.add(previous);
        }
        return known;
    }

    /**
     * Hears that a token was refused before its end.
     *
     * @return whether another one may be accepted: it is at hand, or is got for the next call. Where a token that was got
     *     because the one before was refused is refused as well, one for the next scope may be; after that, nothing is got at
     *     once any more
     */
    synchronized boolean refuse(Secret refused) {
        EntraToken held = token;
        if (held == null || !held.value().equals(refused)) {
            return true;
        }
        Instant now = clock.instant();
        if (!now.isBefore(refusedAt.plus(PAUSE))) {
            refusedAt = now;
        } else if (scopes.size() > 1 && !now.isBefore(changedAt.plus(PAUSE))) {
            changedAt = now;
            scope = scopes.get((scopes.indexOf(scope) + 1) % scopes.size());
        } else {
            return false;
        }
        replace(null, now);
        return true;
    }

    private void fetch(CompletableFuture<EntraToken> asked) {
        try {
            EntraToken fresh = Objects.requireNonNull(source.token(scope()), "the source gave nothing");
            synchronized (this) {
                coming = null;
                replace(fresh, clock.instant());
            }
            asked.complete(fresh);
        } catch (RuntimeException | Error e) {
            EntraToken old;
            synchronized (this) {
                coming = null;
                renewAt = clock.instant().plus(PAUSE);
                old = token;
                if (old == null) {
                    // Not every tenant knows every scope.
                    scope = scopes.get(0);
                }
            }
            if (old != null && clock.instant().isBefore(old.expiresAt())) {
                asked.complete(old);
            } else {
                asked.completeExceptionally(failure(e));
            }
        }
    }

    private synchronized String scope() {
        return scope;
    }

    private void replace(@Nullable EntraToken fresh, Instant now) {
        previous = token == null ? previous : token.value();
        token = fresh;
        if (fresh != null) {
            Duration half = Duration.between(now, fresh.expiresAt()).dividedBy(2);
            renewAt = fresh.expiresAt().minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
        }
    }

    private static EntraToken result(CompletableFuture<EntraToken> awaited) {
        try {
            return awaited.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AssistantsException known ? known : failure(e);
        }
    }

    private static AssistantsException failure(Throwable e) {
        return e instanceof AssistantsException known
                ? known
                : new AuthenticationException(
                        "no Entra token: " + e.getMessage(),
                        new ErrorDetails(AzureDialect.ID.value(), 0, null, null, "no_token", null, null),
                        e);
    }
}
