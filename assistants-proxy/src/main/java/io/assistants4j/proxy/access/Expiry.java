package io.assistants4j.proxy.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads when a key ends. */
public final class Expiry {
    /** What can be read. */
    public static final String EXPECTED = "a day such as 2027-01-31 or a time such as 2027-01-31T12:00:00Z";

    private Expiry() {}

    /** The time; of a day, the moment it begins in UTC. Null where it is none. */
    public static @Nullable Instant of(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
