package io.assistants4j.proxy.usage;

import io.assistants4j.store.jdbc.UsageField;
import io.assistants4j.store.jdbc.UsageSum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some runs took together, as callers see it; members of what is not told apart are left out.
 *
 * @param object what this is
 * @param id what to go on after
 * @param day the day in UTC on which the runs ended
 * @param key the name of their key; empty for the master key
 * @param tenant whose they are
 * @param provider who executed them
 * @param assistant which assistant answered
 * @param model which model was asked for
 * @param runs how many there were
 * @param promptTokens tokens read
 * @param completionTokens tokens written
 * @param totalTokens both
 */
public record UsageLine(
        String object,
        String id,
        @Nullable String day,
        @Nullable String key,
        @Nullable String tenant,
        @Nullable String provider,
        @Nullable String assistant,
        @Nullable String model,
        long runs,
        long promptTokens,
        long completionTokens,
        long totalTokens) {
    static UsageLine of(List<UsageField> by, UsageSum sum) {
        return new UsageLine(
                "usage",
                UsageCursor.of(sum.values()),
                value(by, sum, UsageField.DAY),
                value(by, sum, UsageField.KEY),
                value(by, sum, UsageField.TENANT),
                value(by, sum, UsageField.PROVIDER),
                value(by, sum, UsageField.ASSISTANT),
                value(by, sum, UsageField.MODEL),
                sum.runs(),
                sum.promptTokens(),
                sum.completionTokens(),
                sum.totalTokens());
    }

    private static @Nullable String value(List<UsageField> by, UsageSum sum, UsageField field) {
        int at = by.indexOf(field);
        return at < 0 ? null : sum.values().get(at);
    }
}
