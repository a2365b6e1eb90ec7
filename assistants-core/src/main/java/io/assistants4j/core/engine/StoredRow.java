package io.assistants4j.core.engine;

import org.jspecify.annotations.Nullable;

/** One object of an {@link InMemoryStore}; without a value it was deleted, and only its place in the order is left. */
record StoredRow<T>(
        long place,
        String id,
        String parent,
        long version,
        @Nullable T value) {
    StoredRow<T> changed(T newValue) {
        return new StoredRow<>(place, id, parent, version + 1, newValue);
    }

    StoredRow<T> deleted() {
        return new StoredRow<>(place, id, parent, version + 1, null);
    }
}
