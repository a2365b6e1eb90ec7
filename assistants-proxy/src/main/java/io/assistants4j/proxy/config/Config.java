package io.assistants4j.proxy.config;

import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.provider.Lineup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file says.
 *
 * @param server how to serve
 * @param front what the server shows to those who connect, and how much of them it takes
 * @param lineup the providers; null where the file leaves them to options and environment
 * @param keys callers' keys besides the master key
 * @param passedOver keys of the file that are for LiteLLM alone
 */
public record Config(
        ServeSettings server, Front front, @Nullable Lineup lineup, List<KnownKey> keys, List<String> passedOver) {
    /** Says nothing. */
    public static final Config NONE = new Config(ServeSettings.NONE, Front.PLAIN, null, List.of(), List.of());

    public Config {
        keys = List.copyOf(keys);
        passedOver = List.copyOf(passedOver);
    }
}
