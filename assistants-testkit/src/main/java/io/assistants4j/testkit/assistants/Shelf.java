package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things of one kind in the order they were made. What was deleted is not found, but its id still marks a place between pages.
 *
 * @param <T> the things
 */
final class Shelf<T> {
    private final Kind kind;
    private final Map<String, T> all = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();

    Shelf(Kind kind) {
        this.kind = kind;
    }

    void add(String id, T thing) {
        all.put(id, thing);
    }

    T find(String id) {
        kind.check(id);
        T found = all.get(id);
        if (found == null || deleted.contains(id)) {
            throw Refused.notFound(kind.title(), id);
        }
        return found;
    }

    void delete(String id) {
        deleted.add(id);
    }

    /** What was not deleted, oldest first. */
    List<T> all() {
        return all.entrySet().stream()
                .filter(entry -> !deleted.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A page of those that are wanted, as they look. */
    Answer page(Page page, Predicate<T> wanted, Function<T, Map<String, @Nullable Object>> look) {
        List<String> ids = new ArrayList<>(all.keySet());
        if (page.newestFirst()) {
            Collections.reverse(ids);
        }
        int from = page.after() == null ? 0 : place(ids, "after", page.after()) + 1;
        int to = page.before() == null ? ids.size() : place(ids, "before", page.before());
        List<String> within = ids.subList(from, Math.max(from, to)).stream()
                .filter(id -> !deleted.contains(id) && wanted.test(all.get(id)))
                .toList();
        boolean more = within.size() > page.limit();
        boolean backwards = page.before() != null && page.after() == null;
        List<String> shown = !more
                ? within
                : backwards
                        ? within.subList(within.size() - page.limit(), within.size())
                        : within.subList(0, page.limit());
        return Answer.json(
                200,
                Json.object(
                        "object",
                        "list",
                        "data",
                        shown.stream().map(id -> look.apply(all.get(id))).toList(),
                        "first_id",
                        shown.isEmpty() ? null : shown.get(0),
                        "last_id",
                        shown.isEmpty() ? null : shown.get(shown.size() - 1),
                        "has_more",
                        more));
    }

    private int place(List<String> ids, String param, String id) {
        int place = ids.indexOf(id);
        if (place < 0) {
            throw Refused.value(param, "Invalid '" + param + "': no " + kind.title() + " found with id '" + id + "'.");
        }
        return place;
    }
}
