package io.assistants4j.local;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How the local provider behaves.
 *
 * @param pace the pause before each word, zero for none, at most {@value #LONGEST_PACE_MS} ms; a person watching a
 *     stream sees it grow, a program wants none
 */
public record LocalConfig(Duration pace) {

    /** The variable {@link #fromEnv} reads: the pace in whole milliseconds. */
    public static final String PACE_VARIABLE = "ASSISTANTS_LOCAL_PACE_MS";

    private static final int LONGEST_PACE_MS = 10_000;

    /** @throws IllegalArgumentException if the pace is negative or too long */
    public LocalConfig {
        Objects.requireNonNull(pace, "pace");
        if (pace.isNegative() || pace.compareTo(Duration.ofMillis(LONGEST_PACE_MS)) > 0) {
            throw new IllegalArgumentException(
                    "pace must be between 0 and " + LONGEST_PACE_MS + " ms, but is " + pace.toMillis() + " ms");
        }
    }

    /** No pauses. */
    public static LocalConfig defaults() {
        return new LocalConfig(Duration.ZERO);
    }

    /**
     * The defaults, changed by the environment of this process.
     *
     * @throws IllegalArgumentException naming the variable that is wrong
     */
    public static LocalConfig fromEnv() {
        return fromEnv(System.getenv());
    }

    /**
     * The defaults, changed by these variables; a blank one counts as absent.
     *
     * @throws IllegalArgumentException naming the variable that is wrong
     */
    public static LocalConfig fromEnv(Map<String, String> variables) {
        String pace = variables.getOrDefault(PACE_VARIABLE, "").strip();
        if (pace.isEmpty()) {
            return defaults();
        }
        try {
            return new LocalConfig(Duration.ofMillis(Long.parseLong(pace)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    PACE_VARIABLE + " must be a whole number from 0 to " + LONGEST_PACE_MS + ", but is '" + pace + "'",
                    e);
        }
    }
}
