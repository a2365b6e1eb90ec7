package io.assistants4j.core.value;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.internal.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Up to 16 pairs of text that a caller attaches to an object.
 *
 * <p>Keys are at most 64 and values at most 512 characters long; more is an {@link InvalidRequestException} that names the
 * key. The limits are those of the Assistants API. A half of a character is refused, too.
 *
 * @param entries the pairs, in the order given
 */
public record Metadata(Map<String, String> entries) {
    /** No pairs; what an object has whose metadata was never set. */
    public static final Metadata NONE = new Metadata(Map.of());

    private static final int MAX_PAIRS = 16;
    private static final int MAX_KEY = 64;
    private static final int MAX_VALUE = 512;

    public Metadata {
        if (entries.size() > MAX_PAIRS) {
            throw new InvalidRequestException(
                    "Invalid 'metadata': too many properties. Expected an object with at most " + MAX_PAIRS
                            + " properties, but got an object with " + entries.size() + " properties instead.",
                    "metadata",
                    "object_above_max_properties");
        }
        entries.forEach((key, value) -> {
            Require.wholeCharacters("metadata", key);
            Require.wholeCharacters("metadata", value);
            require("key", key, Require.length(key), MAX_KEY);
            require("value of", key, Require.length(value), MAX_VALUE);
        });
        entries = entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Metadata of one pair. */
    public static Metadata of(String key, String value) {
        return new Metadata(Map.of(key, value));
    }

    private static void require(String what, String key, int length, int limit) {
        if (length > limit) {
            String shown = key.length() <= MAX_KEY ? key : key.substring(0, MAX_KEY) + "…";
            throw new InvalidRequestException(
                    "Invalid 'metadata': " + what + " '" + shown + "' is too long. Expected at most " + limit
                            + " characters, but got " + length + ".",
                    "metadata",
                    "string_above_max_length");
        }
    }
}
