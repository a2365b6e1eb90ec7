package io.assistants4j.wire.tokens;

import io.assistants4j.core.engine.TokenCounter;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Counts as OpenAI's models do, whoever serves them. A name nobody knows counts like a current model, whose window is not
 * known. Thread-safe.
 */
public final class GptTokens implements TokenCounter {
    /** How many tokens models read, by the beginning of their names with a hyphen behind; the longest beginning counts. */
    private static final Map<String, Long> WINDOWS = Map.ofEntries(
            Map.entry("gpt-3.5-turbo-", 16_385L),
            // As Azure writes it.
            Map.entry("gpt-35-turbo-", 16_385L),
            Map.entry("gpt-4-", 8_192L),
            Map.entry("gpt-4-0125-preview-", 128_000L),
            Map.entry("gpt-4-1106-preview-", 128_000L),
            Map.entry("gpt-4-32k-", 32_768L),
            Map.entry("gpt-4-turbo-", 128_000L),
            Map.entry("gpt-4.1-", 1_047_576L),
            Map.entry("gpt-4o-", 128_000L),
            Map.entry("gpt-5-", 272_000L),
            Map.entry("gpt-5-chat-", 128_000L),
            Map.entry("gpt-5.1-", 272_000L),
            Map.entry("gpt-5.2-", 272_000L),
            Map.entry("o1-", 200_000L),
            Map.entry("o1-mini-", 128_000L),
            Map.entry("o1-preview-", 128_000L),
            Map.entry("o3-", 200_000L),
            Map.entry("o4-mini-", 200_000L));

    @Override
    public long count(String model, String text) {
        return vocabulary(model).count(text);
    }

    @Override
    public OptionalLong window(String model) {
        String name = model + "-";
        for (int end = name.length(); end > 0; end--) {
            Long window = WINDOWS.get(name.substring(0, end));
            if (window != null) {
                return OptionalLong.of(window);
            }
        }
        return OptionalLong.empty();
    }

    private static Vocabulary vocabulary(String model) {
        boolean old = model.startsWith("gpt-3") || (model + "-").startsWith("gpt-4-");
        return old ? Vocabulary.CL100K : Vocabulary.O200K;
    }
}
