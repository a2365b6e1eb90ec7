package io.assistants4j.wire.tokens;

import io.assistants4j.core.engine.TokenCounter;
import java.util.Map;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts as OpenAI's models do, whoever serves them, if {@code assistants-tokens} is on the class path; otherwise it
 * {@linkplain TokenCounter#ESTIMATE guesses}, rather too much than too little, and says so once in the log. The window of a
 * model nobody knows is not known. Thread-safe.
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
        return Found.COUNTER.count(model, text);
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

    /** What the class path has; looked for when something is to be counted for the first time. */
    private static final class Found {
        private static final Logger LOG = LoggerFactory.getLogger(GptTokens.class);

        static final TokenCounter COUNTER = ServiceLoader.load(TokenCounter.class, GptTokens.class.getClassLoader())
                .findFirst()
                .orElseGet(Found::guessing);

        private static TokenCounter guessing() {
            LOG.info("Tokens are guessed. Put assistants-tokens on the class path to count them.");
            return TokenCounter.ESTIMATE;
        }
    }
}
