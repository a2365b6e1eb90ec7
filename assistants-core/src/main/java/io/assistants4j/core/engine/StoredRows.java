package io.assistants4j.core.engine;

import io.assistants4j.core.engine.StoreConflict.Kind;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.page.Order;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.value.Extensions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind, ordered by insertion under their parents. What changes pushes its way back on the stack it is
 * given, so that a commit can be taken back. Guarded by the lock of its store.
 */
final class StoredRows<T> {
    private final Map<String, StoredRow<T>> byId = new HashMap<>();
    private final Map<String, NavigableMap<Long, StoredRow<T>>> byParent = new HashMap<>();
    private long lastPlace;

    Optional<Versioned<T>> find(String parent, String id) {
        StoredRow<T> row = byId.get(id);
        T value = row == null || !row.parent().equals(parent) ? null : row.value();
        return value == null || row == null ? Optional.empty() : Optional.of(new Versioned<>(value, row.version()));
    }

    /** Inserts or changes, as the expected version says; returns the row as it is now. */
    StoredRow<T> put(String parent, String id, T value, long expected, Deque<Runnable> undo) {
        StoredRow<T> row;
        if (expected == StoreWrite.NEW) {
            if (byId.containsKey(id)) {
                throw new StoreConflict(Kind.EXISTS, id);
            }
            row = new StoredRow<>(++lastPlace, id, parent, 1, value);
        } else {
            row = expected(parent, id, expected).changed(value);
        }
        replace(row, undo);
        return row;
    }

    /** Deletes an object and keeps its place, so that a cursor on it goes on working. */
    void delete(String parent, String id, Deque<Runnable> undo) {
        replace(expected(parent, id, StoreWrite.ANY).deleted(), undo);
    }

    /** Forgets all objects of a parent, places included; returns their ids. */
    List<String> forget(String parent, Deque<Runnable> undo) {
        NavigableMap<Long, StoredRow<T>> rows = byParent.remove(parent);
        if (rows == null) {
            return List.of();
        }
        rows.values().forEach(row -> byId.remove(row.id()));
        undo.push(() -> {
            byParent.put(parent, rows);
            rows.values().forEach(row -> byId.put(row.id(), row));
        });
        return rows.values().stream().map(StoredRow::id).toList();
    }

    Page<T> page(String parent, PageRequest request, Predicate<T> wanted) {
        Long after = place(parent, "after", request.after());
        Long before = place(parent, "before", request.before());
        NavigableMap<Long, StoredRow<T>> rows = byParent.getOrDefault(parent, Collections.emptyNavigableMap());
        NavigableMap<Long, StoredRow<T>> ordered = request.order() == Order.ASC ? rows : rows.descendingMap();
        if (after != null && before != null) {
            boolean apart = request.order() == Order.ASC ? after < before : after > before;
            ordered = apart ? ordered.subMap(after, false, before, false) : Collections.emptyNavigableMap();
        } else if (after != null) {
            ordered = ordered.tailMap(after, false);
        } else if (before != null) {
            // The nearest ones: walk back from the cursor, and turn what was found round again below.
            ordered = ordered.headMap(before, false).descendingMap();
        }
        List<StoredRow<T>> found = first(request.limit() + 1, ordered, wanted);
        boolean more = found.size() > request.limit();
        if (more) {
            found.remove(request.limit());
        }
        if (after == null && before != null) {
            Collections.reverse(found);
        }
        return page(found, more);
    }

    private static <T> Page<T> page(List<StoredRow<T>> rows, boolean more) {
        List<T> data = new ArrayList<>();
        for (StoredRow<T> row : rows) {
            data.add(Objects.requireNonNull(row.value()));
        }
        String first = rows.isEmpty() ? null : rows.get(0).id();
        String last = rows.isEmpty() ? null : rows.get(rows.size() - 1).id();
        return new Page<>(data, first, last, more, Extensions.NONE);
    }

    private static <T> List<StoredRow<T>> first(int limit, NavigableMap<Long, StoredRow<T>> rows, Predicate<T> wanted) {
        List<StoredRow<T>> found = new ArrayList<>();
        for (StoredRow<T> row : rows.values()) {
            T value = row.value();
            if (value != null && wanted.test(value)) {
                found.add(row);
                if (found.size() == limit) {
                    break;
                }
            }
        }
        return found;
    }

    private @Nullable Long place(String parent, String param, @Nullable String id) {
        if (id == null) {
            return null;
        }
        StoredRow<T> row = byId.get(id);
        if (row == null || !row.parent().equals(parent)) {
            throw new InvalidRequestException("There is no '" + id + "' in this list.", param, "invalid_value");
        }
        return row.place();
    }

    private StoredRow<T> expected(String parent, String id, long expected) {
        StoredRow<T> row = byId.get(id);
        if (row == null || row.value() == null || !row.parent().equals(parent)) {
            throw new StoreConflict(expected == StoreWrite.ANY ? Kind.MISSING : Kind.STALE, id);
        }
        if (expected != StoreWrite.ANY && expected != row.version()) {
            throw new StoreConflict(Kind.STALE, id);
        }
        return row;
    }

    private void replace(StoredRow<T> row, Deque<Runnable> undo) {
        StoredRow<T> old = byId.get(row.id());
        keep(row);
        undo.push(() -> {
            if (old == null) {
                byId.remove(row.id());
                Objects.requireNonNull(byParent.get(row.parent())).remove(row.place());
            } else {
                keep(old);
            }
        });
    }

    private void keep(StoredRow<T> row) {
        byId.put(row.id(), row);
        byParent.computeIfAbsent(row.parent(), parent -> new TreeMap<>()).put(row.place(), row);
    }
}
