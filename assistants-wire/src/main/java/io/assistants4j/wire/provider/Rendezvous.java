package io.assistants4j.wire.provider;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Puts candidates in an order of their own for each key: the same key finds the same first again, keys spread evenly, and
 * where a candidate comes or goes only the keys that it is first for move.
 */
public final class Rendezvous {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Rendezvous() {}

    /** The candidates for this key, the first choice first; names tell them apart. */
    public static <T> List<T> order(String key, List<T> candidates, Function<T, String> name) {
        return candidates.stream()
                .sorted(Comparator.<T>comparingLong(one -> weight(key, name.apply(one)))
                        .reversed())
                .toList();
    }

    private static long weight(String key, String name) {
        long hash = OFFSET;
        for (byte one : (key + '\n' + name).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * PRIME;
        }
        // So far the last letters have hardly reached the upper half.
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
