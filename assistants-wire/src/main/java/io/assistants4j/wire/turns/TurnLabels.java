package io.assistants4j.wire.turns;

import io.assistants4j.core.engine.Turn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a far side is told about where requests come from.
 *
 * @param cacheKey which requests share a cache of prompts
 * @param safetyIdentifier sent with each request as {@code safety_identifier}, by which OpenAI tells the users of one key
 *     apart where it suspects misuse: a stable name for whoever this provider serves, best a hash; null for none. At most
 *     {@value #LONGEST_IDENTIFIER} characters
 */
public record TurnLabels(PromptCacheKey cacheKey, @Nullable String safetyIdentifier) {
    /** How long a {@code safety_identifier} may be. */
    public static final int LONGEST_IDENTIFIER = 64;

    /** Nothing is told. */
    public static final TurnLabels NONE = new TurnLabels(PromptCacheKey.NONE, null);

    public TurnLabels {
        Objects.requireNonNull(cacheKey, "cacheKey");
        if (safetyIdentifier != null
                && (safetyIdentifier.isBlank() || safetyIdentifier.length() > LONGEST_IDENTIFIER)) {
            throw new IllegalArgumentException("safetyIdentifier must have 1 to " + LONGEST_IDENTIFIER + " characters");
        }
    }

    /** The {@code prompt_cache_key} of a turn; null for none. */
    public @Nullable String promptCacheKey(Turn turn) {
        return cacheKey.of(turn);
    }
}
