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
    private final String scope;
    private final Clock clock;
    private @Nullable EntraToken token;
    private @Nullable Secret previous;
    private Instant renewAt = Instant.MIN;
    private Instant refusedAt = Instant.MIN;
    private @Nullable CompletableFuture<EntraToken> coming;

    CachedTokens(TokenSource source, String scope, Clock clock) {
        this.source = source;
        this.scope = scope;
        this.clock = clock;
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
     * @return whether another one may be accepted: it is at hand, or is got for the next call. A token that was got because
     *     the one before was refused is not given up at once
     */
    synchronized boolean refuse(Secret refused) {
        EntraToken held = token;
        if (held == null || !held.value().equals(refused)) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(refusedAt.plus(PAUSE))) {
            return false;
        }
        refusedAt = now;
        replace(null, now);
        return true;
    }

    private void fetch(CompletableFuture<EntraToken> asked) {
        try {
            EntraToken fresh = Objects.requireNonNull(source.token(scope), "the source gave nothing");
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
            }
            if (old != null && clock.instant().isBefore(old.expiresAt())) {
                asked.complete(old);
            } else {
                asked.completeExceptionally(failure(e));
            }
        }
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
