package io.assistants4j.proxy.config;

import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.provider.Opening;
import io.assistants4j.proxy.provider.ProviderSettings;
import io.assistants4j.proxy.provider.ProviderType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a provider, and the kind of provider that understands them.
 *
 * @param typeName the name of the kind
 * @param type the kind; null where there is no such, which has been said then
 * @param values what was read
 */
record TypedSettings(String typeName, @Nullable ProviderType type, Values values) {
    /** How to open the provider; empty where something is wrong, which has been said then. */
    Optional<Opening> prepare(Map<String, String> aliases) {
        return type == null || !values.isWhole()
                ? Optional.empty()
                : type.prepare(new ProviderSettings(values, aliases));
    }
}
