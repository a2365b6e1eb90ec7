package io.assistants4j.store.jdbc;

import java.util.Arrays;
import java.util.Optional;

/** What usage is told apart by. */
public enum UsageField {
    /** The day in UTC on which runs ended, such as 2026-11-25. */
    DAY("day", "day"),
    /** The name of the key they were made with; empty for the master key. */
    KEY("key", "caller"),
    /** The tenant they belong to. */
    TENANT("tenant", "tenant"),
    /** The provider that executed them. */
    PROVIDER("provider", "provider"),
    /** The assistant that answered. */
    ASSISTANT("assistant", "assistant"),
    /** The model that was asked for. */
    MODEL("model", "model");

    private final String word;
    private final String column;

    UsageField(String word, String column) {
        this.word = word;
        this.column = column;
    }

    /** How callers name it. */
    public String word() {
        return word;
    }

    String column() {
        return column;
    }

    /** The one of this name. */
    public static Optional<UsageField> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }
}
