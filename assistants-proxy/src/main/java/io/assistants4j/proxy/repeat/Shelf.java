package io.assistants4j.proxy.repeat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Keeps requests by their place, and forgets the oldest where they are too many, too large or too old. For one thread. */
final class Shelf {
    private final int most;
    private final long mostBytes;
    private final Duration age;
    private final Set<Kept> all = new LinkedHashSet<>();
    private final Map<Place, Set<Kept>> byPlace = new HashMap<>();
    private long bytes;

    Shelf(int most, long mostBytes, Duration age) {
        this.most = most;
        this.mostBytes = mostBytes;
        this.age = age;
    }

    /** What is kept there, oldest first. */
    Collection<Kept> at(Place place) {
        return byPlace.getOrDefault(place, Set.of());
    }

    void put(Kept kept) {
        all.add(kept);
        byPlace.computeIfAbsent(kept.place(), place -> new LinkedHashSet<>(2)).add(kept);
        bytes += kept.bytes();
        forgetSurplus();
    }

    /** It has an answer; of what is not kept any more that is forgotten at once. */
    void answered(Kept kept, GivenAnswer answer, Instant now) {
        long before = kept.bytes();
        kept.answered(answer, now);
        if (all.contains(kept)) {
            bytes += kept.bytes() - before;
            forgetSurplus();
        }
    }

    void remove(Kept kept) {
        if (all.remove(kept)) {
            takeOut(kept);
        }
    }

    void forgetOld(Instant now) {
        Iterator<Kept> oldest = all.iterator();
        while (oldest.hasNext()) {
            Kept kept = oldest.next();
            if (!kept.isOlderThan(age, now)) {
                return;
            }
            oldest.remove();
            takeOut(kept);
        }
    }

    private void forgetSurplus() {
        Iterator<Kept> oldest = all.iterator();
        while (all.size() > most || bytes > mostBytes) {
            Kept kept = oldest.next();
            oldest.remove();
            takeOut(kept);
        }
    }

    private void takeOut(Kept kept) {
        bytes -= kept.bytes();
        byPlace.computeIfPresent(kept.place(), (place, there) -> {
            there.remove(kept);
            return there.isEmpty() ? null : there;
        });
        kept.forget();
    }
}
