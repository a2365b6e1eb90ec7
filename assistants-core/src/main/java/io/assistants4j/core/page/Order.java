package io.assistants4j.core.page;

import java.util.Locale;

/** The order of a list, by creation. */
public enum Order {
    /** Oldest first. */
    ASC,
    /** Newest first; the default. */
    DESC;

    /** The text as it stands on the wire. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
