package io.assistants4j.testkit.contract.verdict;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the kit as far as requirements go by it: patches bring none. */
record KitVersion(int major, int minor) implements Comparable<KitVersion> {
    /** The first one. */
    static final KitVersion FIRST = new KitVersion(0, 1);

    private static final Pattern PARTS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\..*)?");

    /**
     * The version of a text such as {@code 1.2}, {@code 1.2.3} or {@code 1.2.3-SNAPSHOT}.
     *
     * @throws IllegalArgumentException where it is none
     */
    static KitVersion of(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no version such as " + FIRST);
        }
        return new KitVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Whether a kit of this version binds by what came with another: at once by what the first one had, then a minor version later. */
    boolean bindsBy(KitVersion since) {
        return since.equals(FIRST) || since.compareTo(this) < 0;
    }

    @Override
    public int compareTo(KitVersion other) {
        return Comparator.comparingInt(KitVersion::major)
                .thenComparingInt(KitVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
