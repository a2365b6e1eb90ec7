package io.assistants4j.core.event;

import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that grows by deltas.
 *
 * @param <D> its deltas
 * @param <T> what it grows to
 */
interface Growing<D, T> {
    /** Adds what fits; a delta of another kind changes nothing. */
    void add(D delta);

    /** What it is by now. */
    T grown();

    /** The members of both; the later value of a member counts, since members of unknown meaning cannot be joined. */
    static Extensions join(Extensions before, Extensions more) {
        if (more.members().isEmpty()) {
            return before;
        }
        Map<String, RawJson> members = new LinkedHashMap<>(before.members());
        members.putAll(more.members());
        return new Extensions(members);
    }

    /** The elements under the places they have, as deltas count them. */
    static <T, G> Map<Integer, G> byIndex(List<T> elements, Function<T, G> begin) {
        TreeMap<Integer, G> byIndex = new TreeMap<>();
        elements.forEach(element -> byIndex.put(byIndex.size(), begin.apply(element)));
        return byIndex;
    }

    /**
     * Adds a delta to the element it means.
     *
     * @param first the element a first delta opens; null where the delta is not enough to know what it is
     */
    static <D, T> void grow(Map<Integer, Growing<D, T>> elements, int index, D delta, @Nullable Growing<D, T> first) {
        Growing<D, T> element = elements.get(index);
        if (element != null) {
            element.add(delta);
        } else if (first != null) {
            elements.put(index, first);
        }
    }

    /** What all the elements are by now, in the order of their places. */
    static <D, T> List<T> grown(Map<Integer, Growing<D, T>> elements) {
        return elements.values().stream().map(Growing::grown).toList();
    }

    /**
     * Something that came whole and does not grow.
     *
     * @param grown what it is
     */
    record Whole<D, T>(T grown) implements Growing<D, T> {
        @Override
        public void add(D delta) {}
    }
}
