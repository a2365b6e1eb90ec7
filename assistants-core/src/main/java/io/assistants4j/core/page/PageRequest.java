package io.assistants4j.core.page;

import io.assistants4j.core.internal.Require;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many items at most, 1 to 100; 20 by default
 * @param order by creation, newest first by default
 * @param after an item's id: only what follows it in the chosen order, without the item
 * @param before an item's id: only what precedes it in the chosen order, without the item
 */
public record PageRequest(
        int limit,
        Order order,
        @Nullable String after,
        @Nullable String before) {
    /** The first 20 items, newest first. */
    public static final PageRequest FIRST = new PageRequest(20, Order.DESC, null, null);

    private static final int MAX_LIMIT = 100;

    public PageRequest {
        Require.within("limit", limit, 1, MAX_LIMIT);
    }

    /** The given number of items from the newest on. */
    public static PageRequest newest(int limit) {
        return new PageRequest(limit, Order.DESC, null, null);
    }

    /** The given number of items from the oldest on. */
    public static PageRequest oldest(int limit) {
        return new PageRequest(limit, Order.ASC, null, null);
    }

    /** The same request, for what follows the item with this id. */
    public PageRequest after(String id) {
        return new PageRequest(limit, order, id, null);
    }

    /** The same request, for what precedes the item with this id. */
    public PageRequest before(String id) {
        return new PageRequest(limit, order, null, id);
    }
}
