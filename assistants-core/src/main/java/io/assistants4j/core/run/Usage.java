package io.assistants4j.core.run;

import io.assistants4j.core.value.Extensions;

/**
 * Tokens used.
 *
 * @param promptTokens tokens read
 * @param completionTokens tokens written, thinking included
 * @param totalTokens both
 * @param extensions unknown members
 */
public record Usage(long promptTokens, long completionTokens, long totalTokens, Extensions extensions) {
    /** No tokens. */
    public static final Usage ZERO = of(0, 0);

    /** Usage of these numbers. */
    public static Usage of(long promptTokens, long completionTokens) {
        return new Usage(promptTokens, completionTokens, promptTokens + completionTokens, Extensions.NONE);
    }

    /** Both usages together; unknown members are those of this one. */
    public Usage plus(Usage other) {
        return new Usage(
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                totalTokens + other.totalTokens,
                extensions);
    }
}
