package io.assistants4j.core.provider;

import io.assistants4j.core.internal.Require;

/**
 * The name of a provider, such as {@code openai}.
 *
 * @param value the name: letters, digits, underscores, hyphens; at most 64
 */
public record ProviderId(String value) {
    public ProviderId {
        Require.name("provider", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
