package io.assistants4j.proxy.http;

import java.util.Objects;

/**
 * Whom a call asks for.
 *
 * @param provider the provider's name, and after a slash that of its account where one is named
 * @param source where the call says so: a field or a header
 */
public record Wish(String provider, String source) {
    /** The field of a body or a query that names a provider. */
    public static final String FIELD = "custom_llm_provider";

    /** The header that names a provider. */
    public static final String HEADER = "x-assistants-provider";

    public Wish {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(source, "source");
    }
}
