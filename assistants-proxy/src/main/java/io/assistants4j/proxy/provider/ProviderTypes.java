package io.assistants4j.proxy.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The kinds of providers there are. A line each; what stands behind it is loaded where it is needed. */
public final class ProviderTypes {
    private static final Map<String, Entry> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("openai", new Entry(OpenAiType::new, OpenAiOpening::fromEnv));
        TABLE.put("azure", new Entry(AzureType::new, AzureOpening::fromEnv));
        TABLE.put("astra", new Entry(AstraType::new, AstraOpening::fromEnv));
        TABLE.put("local", new Entry(LocalType::new, LocalOpening::fromEnv));
    }

    private ProviderTypes() {}

    /** Their names. */
    public static List<String> names() {
        return List.copyOf(TABLE.keySet());
    }

    /** The kind of this name. */
    public static Optional<ProviderType> find(String name) {
        return Optional.ofNullable(TABLE.get(name)).map(entry -> entry.type().get());
    }

    /**
     * A provider of this kind as the environment alone describes it.
     *
     * @throws IllegalArgumentException where there is no such kind, or naming everything that is wrong with the variables
     */
    public static Opening fromEnv(String name, Map<String, String> variables) {
        Entry entry = TABLE.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("provider must be one of " + names() + ", but is '" + name + "'");
        }
        return entry.fromEnv().apply(variables);
    }

    private record Entry(Supplier<ProviderType> type, Function<Map<String, String>, Opening> fromEnv) {}
}
