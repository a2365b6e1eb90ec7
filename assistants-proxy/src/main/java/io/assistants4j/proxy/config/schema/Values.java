package io.assistants4j.proxy.config.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one mapping of the file says. */
public final class Values {
    private final Place place;
    private final Map<Key<?>, Object> values = new LinkedHashMap<>();
    private final Map<Key<?>, Place> places = new LinkedHashMap<>();
    private boolean isWhole;

    Values(Place place) {
        this.place = place;
    }

    void put(Key<?> key, Object value, @Nullable Place where) {
        values.put(key, value);
        if (where != null) {
            places.put(key, where);
        }
    }

    void isWhole(boolean whole) {
        isWhole = whole;
    }

    /** Where the mapping stands. */
    public Place place() {
        return place;
    }

    /** Whether all of it could be read. */
    public boolean isWhole() {
        return isWhole;
    }

    /** What is said under this key, or by its variable. */
    @SuppressWarnings("unchecked") // Only what the key's own type made is put under it.
    public <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    /**
     * What counts for this key.
     *
     * @throws NoSuchElementException where nothing is said and nothing counts in that case
     */
    public <T> T of(Key<T> key) {
        return find(key).or(() -> Optional.ofNullable(key.fallback())).orElseThrow();
    }

    /** These, and where they say nothing, the others. */
    public Values over(Values others) {
        Values both = new Values(place);
        both.values.putAll(others.values);
        both.values.putAll(values);
        both.places.putAll(places);
        both.isWhole = isWhole && others.isWhole;
        return both;
    }

    /** Something is wrong with this key. */
    public void refuse(Key<?> key, String text) {
        Place where = places.get(key);
        if (where == null) {
            place.refuse(key.name(), text);
        } else {
            where.refuse(text);
        }
    }
}
