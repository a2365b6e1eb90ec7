package io.assistants4j.store.jdbc;

import java.util.Locale;

/** The kinds of objects whose owner is found by their id; what belongs to a thread is where the thread is. */
public enum Owned {
    /** Assistants. */
    ASSISTANT(Table.ASSISTANTS),
    /** Threads. */
    THREAD(Table.THREADS);

    private final Table table;

    Owned(Table table) {
        this.table = table;
    }

    /** Where those are that are kept here. */
    Table table() {
        return table;
    }

    /** The kind as the API names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
