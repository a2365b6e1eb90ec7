package io.assistants4j.core.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Members of a JSON object that this version does not know, kept in order so that nothing is lost on the way through.
 *
 * @param members the unknown members by name, in the order they were read
 */
public record Extensions(Map<String, RawJson> members) {
    /** No unknown members. */
    public static final Extensions NONE = new Extensions(Map.of());

    public Extensions {
        members = members.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** These members and others, which count where both have one of a name. */
    public Extensions with(Map<String, RawJson> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, RawJson> all = new LinkedHashMap<>(members);
        all.putAll(others);
        return new Extensions(all);
    }
}
