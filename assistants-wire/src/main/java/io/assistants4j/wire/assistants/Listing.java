package io.assistants4j.wire.assistants;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.page.Order;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * How things of one kind are listed: page by page by the far side, or here where it knows no pages.
 *
 * @param action what asks for them
 * @param type what they are
 * @param id tells their ids
 * @param createdAt tells when they were created
 * @param shown which of them are ever shown, where some are not, and far sides keep more to themselves; null for all
 * @param wanted which of them are wanted, where a far side would not choose; null for all
 */
record Listing<T>(
        Action action,
        Class<T> type,
        Function<T, String> id,
        Function<T, Instant> createdAt,
        @Nullable Predicate<T> shown,
        @Nullable Predicate<T> wanted) {
    /** More than any list has. */
    private static final int ALL = 1_000_000;

    /** Far sides leave some out that they counted: where it is no more than that, they are asked once. */
    private static final int SLACK = 10;

    Listing(Action action, Class<T> type, Function<T, String> id, Function<T, Instant> createdAt) {
        this(action, type, id, createdAt, null, null);
    }

    /** Only those, whoever asks. */
    Listing<T> showing(Predicate<T> which) {
        return new Listing<>(action, type, id, createdAt, which, wanted);
    }

    /** Only those. */
    Listing<T> only(Predicate<T> which) {
        return new Listing<>(action, type, id, createdAt, shown, which);
    }

    Page<T> page(FarSide far, PageRequest page, Function<Map<String, String>, Call<ResponseBody>> route) {
        if (!far.has(Habit.LISTS_WITHOUT_CURSORS)) {
            return far.askPage(action, route.apply(PageQuery.of(page)), type, id);
        }
        boolean whole = wanted != null || page.after() != null || page.before() != null;
        int limit = whole ? ALL : page.limit() + 1 + SLACK;
        List<T> some = sorted(far, page, limit, route);
        // The far side cuts before it leaves out what is not shown: only all of the list tells that there is no more.
        boolean isEnough = whole || shown == null || some.size() > page.limit();
        return cut(isEnough ? some : sorted(far, page, ALL, route), page);
    }

    private List<T> sorted(
            FarSide far, PageRequest page, int limit, Function<Map<String, String>, Call<ResponseBody>> route) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(limit));
        query.put("order", page.order().value());
        Comparator<T> oldestFirst = Comparator.comparing(createdAt);
        return far.askPage(action, route.apply(query), type, id).data().stream()
                .filter(item -> passes(shown, item) && passes(wanted, item))
                .sorted(page.order() == Order.ASC ? oldestFirst : oldestFirst.reversed())
                .toList();
    }

    private static <T> boolean passes(@Nullable Predicate<T> which, T item) {
        return which == null || which.test(item);
    }

    private Page<T> cut(List<T> sorted, PageRequest page) {
        int from = page.after() == null ? 0 : place(sorted, "after", page.after()) + 1;
        int to = page.before() == null ? sorted.size() : place(sorted, "before", page.before());
        List<T> within = sorted.subList(from, Math.max(from, to));
        boolean more = within.size() > page.limit();
        boolean back = page.before() != null && page.after() == null;
        List<T> shown = !more
                ? within
                : back ? within.subList(within.size() - page.limit(), within.size()) : within.subList(0, page.limit());
        return Page.of(shown, more, id);
    }

    private int place(List<T> sorted, String param, String cursor) {
        for (int i = 0; i < sorted.size(); i++) {
            if (id.apply(sorted.get(i)).equals(cursor)) {
                return i;
            }
        }
        throw new InvalidRequestException(
                "Invalid '" + param + "': there is no '" + cursor + "' in this list.", param, "invalid_value");
    }
}
