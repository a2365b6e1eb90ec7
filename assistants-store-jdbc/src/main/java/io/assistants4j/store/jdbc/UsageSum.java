package io.assistants4j.store.jdbc;

import java.util.List;

/**
 * What some runs took together.
 *
 * @param values the values of the fields that were to be told apart, in their order
 * @param runs how many runs ended
 * @param promptTokens tokens read
 * @param completionTokens tokens written
 * @param totalTokens both
 */
public record UsageSum(List<String> values, long runs, long promptTokens, long completionTokens, long totalTokens) {
    public UsageSum {
        values = List.copyOf(values);
    }
}
