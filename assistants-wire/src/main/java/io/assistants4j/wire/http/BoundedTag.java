package io.assistants4j.wire.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a tag whose values callers choose from growing without end: the first hundred stand for themselves. Thread-safe. */
public final class BoundedTag {
    private static final int MOST = 100;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** The value as a tag; {@code none} for null, {@code other} once there are too many. */
    public String of(@Nullable String value) {
        if (value == null) {
            return "none";
        }
        if (known.contains(value)) {
            return value;
        }
        if (known.size() >= MOST) {
            return "other";
        }
        known.add(value);
        return value;
    }
}
