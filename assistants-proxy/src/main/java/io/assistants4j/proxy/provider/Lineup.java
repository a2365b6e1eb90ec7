package io.assistants4j.proxy.provider;

import java.util.List;
import java.util.Map;

/**
 * The providers of a server.
 *
 * @param providers at least one, each under a name of its own
 * @param defaultName the one that answers where a request says nothing else
 */
public record Lineup(List<NamedOpening> providers, String defaultName) {
    public Lineup {
        providers = List.copyOf(providers);
    }

    /**
     * One provider as the environment alone describes it, under the name of its kind.
     *
     * @throws IllegalArgumentException naming everything that is wrong with the variables
     */
    public static Lineup fromEnv(String type, Map<String, String> variables) {
        return new Lineup(List.of(new NamedOpening(type, type, ProviderTypes.fromEnv(type, variables))), type);
    }
}
