package io.assistants4j.store.jdbc;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.page.Order;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a list, ordered by place, that a page is asked for: the end of a query, and what is made of its rows. */
final class Stretch {
    private final PageRequest request;
    private final @Nullable Long after;
    private final @Nullable Long before;

    /**
     * The part that is asked for.
     *
     * @param place where in the list the object with an id is, or was
     * @throws InvalidRequestException where the page is to begin at what never was there
     */
    Stretch(PageRequest request, Function<String, Optional<Long>> place) {
        this.request = request;
        this.after = place("after", request.after(), place);
        this.before = place("before", request.before(), place);
    }

    private static @Nullable Long place(String param, @Nullable String id, Function<String, Optional<Long>> place) {
        return id == null
                ? null
                : place.apply(id)
                        .orElseThrow(() -> new InvalidRequestException(
                                "There is no '" + id + "' in this list.", param, "invalid_value"));
    }

    /** Goes behind the conditions of a query. */
    String sql() {
        boolean ascending = request.order() == Order.ASC;
        return (after == null ? "" : ascending ? " and place > :after" : " and place < :after")
                + (before == null ? "" : ascending ? " and place < :before" : " and place > :before")
                + " order by place "
                + (ascending != goesBack() ? "asc" : "desc")
                + " limit :limit";
    }

    /** What is bound there. */
    Map<String, Object> bounds() {
        Map<String, Object> bounds = new LinkedHashMap<>();
        if (after != null) {
            bounds.put("after", after);
        }
        if (before != null) {
            bounds.put("before", before);
        }
        bounds.put("limit", request.limit() + 1);
        return bounds;
    }

    /** The page that the rows of that query are. */
    <R, T> Page<T> page(List<R> rows, Function<R, String> id, Function<R, T> value) {
        List<R> found = new ArrayList<>(rows);
        boolean more = found.size() > request.limit();
        if (more) {
            found.remove(request.limit());
        }
        if (goesBack()) {
            Collections.reverse(found);
        }
        Page<R> page = Page.of(found, more, id);
        return new Page<>(found.stream().map(value).toList(), page.firstId(), page.lastId(), more, page.extensions());
    }

    /** With only a "before", the nearest ones: walks back from it, and what was found is turned round again. */
    private boolean goesBack() {
        return after == null && before != null;
    }
}
