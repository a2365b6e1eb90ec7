package io.assistants4j.proxy.config.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that one mapping of the file may hold. Immutable. */
public final class Section implements ValueType<Values> {
    private final List<Key<?>> keys;
    private final Set<String> passedOver;
    private final Rest rest;
    private final boolean readsVariables;
    private final Map<String, String> otherNames;

    private Section(
            List<Key<?>> keys,
            Set<String> passedOver,
            Rest rest,
            boolean readsVariables,
            Map<String, String> otherNames) {
        this.keys = List.copyOf(keys);
        this.passedOver = Set.copyOf(passedOver);
        this.rest = rest;
        this.readsVariables = readsVariables;
        this.otherNames = Map.copyOf(otherNames);
    }

    /** These keys and no others. */
    public static Section of(Key<?>... keys) {
        return new Section(List.of(keys), Set.of(), Rest.REFUSED, false, Map.of());
    }

    /** The same and these keys. */
    public Section and(List<Key<?>> more) {
        List<Key<?>> all = new ArrayList<>(keys);
        all.addAll(more);
        return new Section(all, passedOver, rest, readsVariables, otherNames);
    }

    /** The same; these keys are somebody else's and are not looked at. */
    public Section passingOver(Set<String> names) {
        return new Section(keys, names, rest, readsVariables, otherNames);
    }

    /** The same; all other keys are somebody else's and are not looked at, but for those that are nearly one of these. */
    public Section passingOverTheRest() {
        return new Section(keys, passedOver, Rest.PASSED_OVER, readsVariables, otherNames);
    }

    /** The same; other keys are read by somebody else. */
    public Section leavingTheRest() {
        return new Section(keys, passedOver, Rest.LEFT, readsVariables, otherNames);
    }

    /** The same; where a key is not there, its variables count. */
    public Section withVariables() {
        return new Section(keys, passedOver, rest, true, otherNames);
    }

    /** The same; where nothing is said under the name of a key, what is said under this other one counts. */
    public Section withOtherName(String key, String other) {
        Map<String, String> all = new HashMap<>(otherNames);
        all.put(key, other);
        return new Section(keys, passedOver, rest, readsVariables, all);
    }

    /** The keys, in the order they were given. */
    public List<Key<?>> keys() {
        return keys;
    }

    @Override
    public String expected() {
        return "a mapping of keys to values";
    }

    @Override
    public Values read(Place place) {
        int before = place.reading().problemCount();
        Values values = new Values(place);
        Map<String, Place> members = members(place);
        for (Key<?> key : keys) {
            Place member = taken(key.name(), members);
            if (member != null) {
                take(key, member, values);
            } else if (!readsVariables || !takeVariable(key, values)) {
                if (key.isRequired()) {
                    String hint = Nearest.to(key.name(), members.keySet())
                            .map(near -> "; is it meant by '" + near + "'?")
                            .orElse("");
                    place.refuse(
                            key.name(), "is missing: it must be " + key.type().expected() + hint);
                }
            }
        }
        members.forEach((name, member) -> takeUnknown(name, member));
        values.isWhole(place.reading().problemCount() == before);
        return values;
    }

    /** What is said of a key, under its name or the other one; null where nothing is. */
    private @Nullable Place taken(String name, Map<String, Place> members) {
        Place member = members.remove(name);
        if (member != null && !member.isNothing()) {
            return member;
        }
        String other = otherNames.get(name);
        Place otherwise = other == null ? null : members.get(other);
        if (otherwise == null || otherwise.isNothing()) {
            return null;
        }
        members.remove(other);
        return otherwise;
    }

    private static Map<String, Place> members(Place place) {
        Map<String, Place> members = new LinkedHashMap<>();
        for (Place member : place.members()) {
            Place first = members.putIfAbsent(place.nameOf(member), member);
            if (first != null) {
                member.refuse("is said twice, first in " + member.spotOf(first));
            }
        }
        return members;
    }

    private static <T> void take(Key<T> key, Place place, Values values) {
        T value = key.type().read(place);
        if (value != null) {
            values.put(key, value, place);
        }
    }

    private static <T> boolean takeVariable(Key<T> key, Values values) {
        if (!(key.type() instanceof Scalar<T> scalar)) {
            return false;
        }
        for (String name : key.variables()) {
            String text = values.place().reading().variable(name).orElse(null);
            if (text != null) {
                scalar.parse(text)
                        .ifPresentOrElse(
                                value -> values.put(key, value, null),
                                () -> values.refuse(key, "the variable '" + name + "' must be " + scalar.expected()));
                return true;
            }
        }
        return false;
    }

    private void takeUnknown(String name, Place member) {
        List<String> known = keys.stream().map(Key::name).toList();
        boolean isOthers = rest == Rest.PASSED_OVER && Nearest.to(name, known).isEmpty();
        if (isOthers || passedOver.contains(name)) {
            member.reading().passOver(member.path());
        } else if (rest != Rest.LEFT) {
            member.refuse("is unknown; " + Nearest.hint(name, known));
        }
    }

    /** What becomes of keys that nobody described. */
    private enum Rest {
        REFUSED,
        PASSED_OVER,
        LEFT
    }
}
