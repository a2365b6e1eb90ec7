package io.assistants4j.store.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row to insert or to change: where it goes, and what its own columns hold.
 *
 * @param table the table
 * @param id the object's id
 * @param parents columns that are never changed, and that must be as they are here for a change to find the row
 * @param values columns that a change sets
 */
record Row(Table table, String id, Map<String, @Nullable Object> parents, Map<String, @Nullable Object> values) {
    /** Name and value by turns. */
    static Map<String, @Nullable Object> columns(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return columns;
    }
}
