package io.assistants4j.wire.responses;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which extras which model refused, so that each is refused once and not once per turn. */
final class Unsupported {
    /** Model names come from callers; a memory that forgets nothing would be theirs to fill. */
    private static final int MOST_MODELS = 1_000;

    private final Map<String, Set<Extra>> byModel = new ConcurrentHashMap<>();

    Set<Extra> of(String model) {
        return byModel.getOrDefault(model, Set.of());
    }

    Set<Extra> add(String model, Set<Extra> known, Extra refused) {
        Set<Extra> more = EnumSet.of(refused);
        more.addAll(known);
        Set<Extra> fixed = Collections.unmodifiableSet(more);
        if (byModel.size() < MOST_MODELS || byModel.containsKey(model)) {
            byModel.put(model, fixed);
        }
        return fixed;
    }
}
