package io.assistants4j.proxy;

import java.util.List;

/** What a tenant has at a provider: one of each. */
record Belongings(String provider, String assistant, String thread, String message, String run, String step) {
    /** The same text about objects that never were. */
    String neverIn(String text) {
        String other = text;
        for (String id : List.of(assistant, thread, message, run, step)) {
            other = other.replace(id, id.replaceFirst("_.*", "_999999999999999999999999"));
        }
        return other;
    }
}
