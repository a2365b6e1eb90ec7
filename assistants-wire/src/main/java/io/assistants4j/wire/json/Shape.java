package io.assistants4j.wire.json;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the wire knows of an object and its record does not say: tag, label, defaults, nulls that are written. */
final class Shape {

    /** Nothing beyond what the record says. */
    static final Shape PLAIN = new Shape();

    private @Nullable String tag;
    private boolean writesNulls;
    private boolean exactTimes;
    private boolean omitsDefaults;
    private final Set<String> omitted = new HashSet<>();
    private final Set<String> required = new HashSet<>();
    private final Map<String, Object> defaults = new HashMap<>();

    static Shape shape() {
        return new Shape();
    }

    /** The value of its {@code object} member, written behind the id and dropped when read. */
    Shape tag(String value) {
        tag = value;
        return this;
    }

    /** Members that are null are written as null, but for the ones named, which are left out. */
    Shape explicitNulls(String... except) {
        writesNulls = true;
        omitted.addAll(Set.of(except));
        return this;
    }

    /** What a member is when it is absent or null, in wire names. */
    Shape otherwise(String member, Object value) {
        defaults.put(member, value);
        return this;
    }

    /** A collection that must be there, unlike others, which are empty when absent. */
    Shape require(String member) {
        required.add(member);
        return this;
    }

    /** Its times are written as ISO 8601 with all their digits, not as whole seconds. */
    Shape exactTimes() {
        exactTimes = true;
        return this;
    }

    /** Collections that are empty and may be absent are left out, as small servers do not know every member. */
    Shape omitDefaults() {
        omitsDefaults = true;
        return this;
    }

    boolean omitsDefaults() {
        return omitsDefaults;
    }

    boolean hasExactTimes() {
        return exactTimes;
    }

    @Nullable
    String tag() {
        return tag;
    }

    boolean writesNull(String member) {
        return writesNulls && !omitted.contains(member);
    }

    boolean requires(String member) {
        return required.contains(member);
    }

    @Nullable
    Object otherwise(String member) {
        return defaults.get(member);
    }
}
