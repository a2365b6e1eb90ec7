package io.assistants4j.store.jdbc;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which usage is asked for.
 *
 * @param only values that fields must have
 * @param from the first day; null for the first there is
 * @param to the last day; null for the last there is
 * @param by what to tell apart, in this order; what else differs is added up
 * @param after the values of {@code by} behind which to begin; empty to begin with the first
 * @param limit how many sums at most
 */
public record UsageQuery(
        Map<UsageField, String> only,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<UsageField> by,
        List<String> after,
        int limit) {
    public UsageQuery {
        Map<UsageField, String> fields = new EnumMap<>(UsageField.class);
        fields.putAll(only);
        only = Collections.unmodifiableMap(fields);
        by = List.copyOf(by);
        after = List.copyOf(after);
        if (by.stream().distinct().count() != by.size()) {
            throw new IllegalArgumentException("by must name a field once");
        }
        if (!after.isEmpty() && after.size() != by.size()) {
            throw new IllegalArgumentException("after must have a value for each field of by");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, but is " + limit);
        }
    }
}
