package io.assistants4j.proxy.config;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.provider.Lineup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file says.
 *
 * @param server how to serve
 * @param front what the server shows to those who connect, and how much of them it takes
 * @param lineup the providers; null where the file leaves them to options and environment
 * @param keys callers' keys besides the master key
 * @param passedOver keys of the file that are for LiteLLM alone
 * @param variables what the file defines in the place of the environment
 */
public record Config(
        ServeSettings server,
        Front front,
        @Nullable Lineup lineup,
        List<KnownKey> keys,
        List<String> passedOver,
        Map<String, Secret> variables) {
    /** Says nothing. */
    public static final Config NONE = new Config(ServeSettings.NONE, Front.PLAIN, null, List.of(), List.of(), Map.of());

    public Config {
        keys = List.copyOf(keys);
        passedOver = List.copyOf(passedOver);
        variables = Map.copyOf(variables);
    }
}
