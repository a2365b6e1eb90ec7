package io.assistants4j.proxy.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call.
 *
 * @param tenant whom the conversations belong to
 * @param provider the provider that all its calls go to; null where it may choose
 */
public record Caller(String tenant, @Nullable String provider) {
    /** Everybody, where nobody has to say who they are. */
    public static final Caller ANYBODY = new Caller("default", null);

    public Caller {
        Objects.requireNonNull(tenant, "tenant");
    }
}
