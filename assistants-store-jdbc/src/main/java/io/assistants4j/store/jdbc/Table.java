package io.assistants4j.store.jdbc;

import java.util.Locale;

/** The tables of the schema. */
enum Table {
    ASSISTANTS,
    THREADS,
    MESSAGES,
    RUNS,
    STEPS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
