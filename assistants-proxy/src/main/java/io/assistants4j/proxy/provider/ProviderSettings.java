package io.assistants4j.proxy.provider;

import io.assistants4j.proxy.config.schema.Values;
import java.util.Map;

/**
 * What the file says of one provider.
 *
 * @param values its own keys
 * @param aliases which model is asked in the place of which
 */
public record ProviderSettings(Values values, Map<String, String> aliases) {
    public ProviderSettings {
        aliases = Map.copyOf(aliases);
    }
}
