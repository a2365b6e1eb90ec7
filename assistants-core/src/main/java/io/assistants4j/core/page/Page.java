package io.assistants4j.core.page;

import io.assistants4j.core.value.Extensions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list.
 *
 * @param data the items, in the order asked for
 * @param firstId the id of the first item, null for an empty page
 * @param lastId the id of the last item, null for an empty page; ask for what follows it to walk on
 * @param hasMore whether more items follow in the direction walked
 * @param extensions unknown members
 * @param <T> the items' type
 */
public record Page<T>(
        List<T> data, @Nullable String firstId, @Nullable String lastId, boolean hasMore, Extensions extensions) {
    public Page {
        data = List.copyOf(data);
    }

    /** A page of these items, whose ids the function tells. */
    public static <T> Page<T> of(List<T> data, boolean hasMore, Function<T, String> id) {
        return data.isEmpty()
                ? new Page<>(data, null, null, hasMore, Extensions.NONE)
                : new Page<>(
                        data, id.apply(data.get(0)), id.apply(data.get(data.size() - 1)), hasMore, Extensions.NONE);
    }

    /**
     * All items from the first page on, each page fetched when the stream comes to it.
     *
     * <p>With a {@code before} alone the walk goes away from it: the nearest page comes first, each in the order asked for.
     * Ends at the page that says no more follows, or that is empty, or that names no id. Failures of the list call surface
     * from the stream's terminal operation.
     */
    public static <T> Stream<T> walk(PageRequest first, Function<PageRequest, Page<T>> list) {
        return Stream.iterate(
                        new Step<>(first, list.apply(first)),
                        Objects::nonNull,
                        step -> step.page()
                                .next(step.request())
                                .map(request -> new Step<>(request, list.apply(request)))
                                .orElse(null))
                .flatMap(step -> step.page().data().stream());
    }

    /**
     * What to ask for next in order to walk on. Nothing where this page says that no more follows, or is empty, or names no id.
     *
     * @param request what was asked for when this page came
     */
    public Optional<PageRequest> next(PageRequest request) {
        boolean back = request.before() != null && request.after() == null;
        String end = back ? firstId : lastId;
        if (!hasMore || data.isEmpty() || end == null) {
            return Optional.empty();
        }
        return Optional.of(
                back ? request.before(end) : new PageRequest(request.limit(), request.order(), end, request.before()));
    }

    private record Step<T>(PageRequest request, Page<T> page) {}
}
