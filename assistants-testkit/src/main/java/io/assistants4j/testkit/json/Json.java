package io.assistants4j.testkit.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place in a JSON tree, present or not. Made of plain {@code Map}, {@code List}, {@code String}, {@code BigDecimal},
 * {@code Boolean} and null; members keep their order. Immutable as long as the tree handed to {@link #of} is not
 * changed.
 */
public final class Json {
    private static final Object MISSING = new Object();

    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value instanceof Json json ? json.value : value;
    }

    /**
     * Reads one JSON text.
     *
     * @throws IllegalArgumentException naming the offset where the text stops being JSON
     */
    public static Json parse(String text) {
        return new Json(new JsonParser(text).document());
    }

    /** Wraps a tree of maps, lists, strings, numbers, booleans and nulls; there may be places of other trees in it. */
    public static Json of(@Nullable Object tree) {
        return new Json(tree);
    }

    /** Builds an object from alternating names and values; its order is the order given. */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return members;
    }

    /**
     * Walks down by member names and array positions; a step into nothing is a missing place, not an error.
     *
     * @param path {@code String} member names and {@code Integer} positions
     */
    public Json at(Object... path) {
        Json here = this;
        for (Object step : path) {
            here = step instanceof Integer position ? here.element(position) : here.member(String.valueOf(step));
        }
        return here;
    }

    /** Whether this place exists; an explicit null exists. */
    public boolean exists() {
        return value != MISSING;
    }

    /** Whether this place is missing or an explicit null. */
    public boolean isAbsent() {
        return value == null || value == MISSING;
    }

    /** The string here. */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The number here. */
    public Optional<BigDecimal> number() {
        return value instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }

    /** The boolean here. */
    public Optional<Boolean> bool() {
        return value instanceof Boolean bool ? Optional.of(bool) : Optional.empty();
    }

    /** The elements here; empty where there is no array. */
    public List<Json> elements() {
        return value instanceof List<?> list ? list.stream().map(Json::new).toList() : List.of();
    }

    /** The members here in their order; empty where there is no object. */
    public Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), new Json(member)));
        }
        return members;
    }

    /** Whether an object is here. */
    public boolean isObject() {
        return value instanceof Map;
    }

    /** Whether an array is here. */
    public boolean isArray() {
        return value instanceof List;
    }

    /** The tree itself; null where the place is missing. */
    public @Nullable Object tree() {
        return exists() ? value : null;
    }

    /** The compact JSON text of this place. */
    @Override
    public String toString() {
        return exists() ? JsonWriter.write(value) : "(missing)";
    }

    private Json member(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name) ? new Json(map.get(name)) : new Json(MISSING);
    }

    private Json element(int position) {
        return value instanceof List<?> list && position >= 0 && position < list.size()
                ? new Json(list.get(position))
                : new Json(MISSING);
    }
}
