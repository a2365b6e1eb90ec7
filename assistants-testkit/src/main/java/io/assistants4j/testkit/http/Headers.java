package io.assistants4j.testkit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** HTTP headers in their order; names compare without case. Immutable. */
public record Headers(List<Map.Entry<String, String>> entries) {
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "api-key", "x-api-key", "astra-api-token", "cookie");

    public Headers {
        entries = List.copyOf(entries);
    }

    /** No headers. */
    public static Headers none() {
        return new Headers(List.of());
    }

    /** The first value of a header. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of a header in its order. */
    public List<String> all(String name) {
        return entries.stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** These headers and one more. */
    public Headers with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(entries);
        more.add(Map.entry(name, value));
        return new Headers(more);
    }

    /** These headers with the values of credentials replaced by a fixed word. */
    public Headers redacted() {
        return new Headers(entries.stream()
                .map(entry -> isSecret(entry.getKey()) ? Map.entry(entry.getKey(), "[redacted]") : entry)
                .toList());
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET.contains(lower) || lower.startsWith("llm-param-") || lower.startsWith("embedding-param-");
    }
}
