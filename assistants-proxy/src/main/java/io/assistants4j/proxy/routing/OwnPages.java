package io.assistants4j.proxy.routing;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Pages of some of the assistants in a list: reads on until a page is full or the list is over.
 *
 * @param list a page of the whole list
 * @param isOwn which ids are shown
 */
record OwnPages(Function<PageRequest, Page<Assistant>> list, Predicate<String> isOwn) {
    private static final int STRIDE = 100;

    /** @throws NotFoundException where the page is to begin at one of the others */
    Page<Assistant> page(PageRequest request) {
        Stream.of(request.after(), request.before())
                .filter(cursor -> cursor != null && !isOwn.test(cursor))
                .findFirst()
                .ifPresent(cursor -> {
                    throw new NotFoundException("assistant", cursor);
                });
        boolean goesBack = request.before() != null && request.after() == null;
        int limit = request.limit();
        List<Assistant> found = new ArrayList<>();
        PageRequest next = new PageRequest(STRIDE, request.order(), request.after(), request.before());
        while (next != null && found.size() <= limit) {
            Page<Assistant> page = list.apply(next);
            List<Assistant> own =
                    page.data().stream().filter(one -> isOwn.test(id(one))).toList();
            found.addAll(goesBack ? 0 : found.size(), own);
            next = page.next(next).orElse(null);
        }
        boolean hasMore = found.size() > limit;
        int from = hasMore && goesBack ? found.size() - limit : 0;
        return Page.of(found.subList(from, Math.min(found.size(), from + limit)), hasMore, OwnPages::id);
    }

    private static String id(Assistant assistant) {
        return assistant.id().value();
    }
}
