package io.assistants4j.azure;

import io.assistants4j.core.value.Secret;
import java.time.Instant;
import java.util.Objects;

/**
 * A token of Microsoft Entra.
 *
 * @param value the token itself
 * @param expiresAt when it ends
 */
public record EntraToken(Secret value, Instant expiresAt) {
    public EntraToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** A token of this text, which must not be blank. */
    public static EntraToken of(String value, Instant expiresAt) {
        return new EntraToken(Secret.of(value), expiresAt);
    }
}
