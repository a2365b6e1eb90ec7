package io.assistants4j.proxy.usage;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.page.Page;
import io.assistants4j.store.jdbc.UsageField;
import io.assistants4j.store.jdbc.UsageQuery;
import io.assistants4j.store.jdbc.UsageTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which usage is asked for, and tells it page by page. Wrong values are named by the parameters they came as. */
public final class UsageReport {
    /** What days look like. */
    public static final String DAY = "a day such as 2026-11-25";

    /** What can be told apart, as callers name it. */
    public static final String FIELDS =
            Arrays.stream(UsageField.values()).map(UsageField::word).collect(Collectors.joining(", "));

    private static final String GROUP = "group_by";

    private final Map<UsageField, String> only = new EnumMap<>(UsageField.class);
    private final List<UsageField> by;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate to;

    private UsageReport(Function<String, Optional<String>> said) {
        for (UsageField field : UsageField.values()) {
            if (field != UsageField.DAY) {
                said.apply(field.word()).ifPresent(value -> only.put(field, value));
            }
        }
        this.by = said.apply(GROUP).map(UsageReport::fields).orElse(List.of(UsageField.values()));
        this.from = day(said, "from");
        this.to = day(said, "to");
        if (from != null && to != null && to.isBefore(from)) {
            throw invalid("to", to.toString(), "a day that is not before 'from'");
        }
    }

    /**
     * What these parameters ask for: {@code key}, {@code tenant}, {@code provider}, {@code assistant}, {@code model}, {@code
     * from}, {@code to} and {@code group_by}.
     *
     * @throws InvalidRequestException where one of them is wrong
     */
    public static UsageReport of(Function<String, Optional<String>> said) {
        return new UsageReport(said);
    }

    /**
     * One page.
     *
     * @param after the id of the line after which to begin; null for the first page
     * @param limit how many lines at most
     */
    public Page<UsageLine> page(UsageTable table, @Nullable String after, int limit) {
        List<String> values = after == null ? List.of() : UsageCursor.read(after, by.size());
        List<UsageLine> lines = new ArrayList<>();
        table.sums(new UsageQuery(only, from, to, by, values, limit + 1))
                .forEach(sum -> lines.add(UsageLine.of(by, sum)));
        boolean hasMore = lines.size() > limit;
        return Page.of(lines.subList(0, Math.min(limit, lines.size())), hasMore, UsageLine::id);
    }

    /** What is told apart. */
    public List<UsageField> fields() {
        return by;
    }

    private static List<UsageField> fields(String words) {
        List<UsageField> fields = new ArrayList<>();
        for (String word : words.split(",", -1)) {
            UsageField field = UsageField.of(word.strip())
                    .orElseThrow(() -> invalid(GROUP, word, "of " + FIELDS + " any number, with commas"));
            if (!fields.contains(field)) {
                fields.add(field);
            }
        }
        return List.copyOf(fields);
    }

    private static @Nullable LocalDate day(Function<String, Optional<String>> said, String param) {
        String text = said.apply(param).orElse(null);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid(param, text, DAY);
        }
    }

    private static InvalidRequestException invalid(String param, @Nullable String value, String expected) {
        return new InvalidRequestException(
                "Invalid '" + param + "': '" + value + "'. Expected " + expected + ".", param, "invalid_value");
    }
}
