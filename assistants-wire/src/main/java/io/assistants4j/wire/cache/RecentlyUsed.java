package io.assistants4j.wire.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps so many values, and when there is one more forgets that which was not looked for or changed for the longest time.
 * Thread-safe.
 *
 * @param <K> what values are found by
 * @param <V> the values
 */
public final class RecentlyUsed<K, V> {
    private final Map<K, V> values;

    /** @throws IllegalArgumentException if it could not keep anything */
    public RecentlyUsed(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be positive, but is " + most);
        }
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The value; null where there is none. */
    public synchronized @Nullable V find(K key) {
        return values.get(key);
    }

    /** The value; where there is none, one that is made now, while nobody else can look. */
    public synchronized V findOrMake(K key, Function<? super K, ? extends V> making) {
        return values.computeIfAbsent(key, making);
    }

    /** Keeps a value, in the place of the one before. */
    public synchronized void put(K key, V value) {
        values.put(key, value);
    }

    /** Forgets a value; does nothing where there is none. */
    public synchronized void remove(K key) {
        values.remove(key);
    }
}
