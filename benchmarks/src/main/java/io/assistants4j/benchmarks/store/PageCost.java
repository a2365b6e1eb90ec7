package io.assistants4j.benchmarks.store;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.page.Order;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.Message;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page costs at the start of a thread, in its middle and at its end, whichever way it is asked for. The three are read
 * by turns, so that whatever else goes on in the machine meets all of them.
 */
final class PageCost {
    private static final int LIMIT = 20;

    private final ConversationStore store;
    private final Conversation thread;
    private final int size;

    PageCost(Conversation thread, int size) {
        this.store = thread.store();
        this.thread = thread;
        this.size = size;
    }

    /** A way to ask for a page near message {@code number}. */
    enum Way {
        AFTER_ASC,
        AFTER_DESC,
        BEFORE_ASC,
        BEFORE_DESC,
        BETWEEN,
        OF_RUN
    }

    /** Median nanoseconds of a page, asked for this often at each place: start, middle, end. */
    List<Long> measure(Way way, int times) {
        int[] places = {LIMIT + 1, size / 2, size - LIMIT - 2};
        long[][] nanos = new long[places.length][times];
        for (int i = 0; i < times; i++) {
            for (int place = 0; place < places.length; place++) {
                long start = System.nanoTime();
                Page<Message> page = page(way, places[place]);
                nanos[place][i] = System.nanoTime() - start;
                if (page.data().isEmpty()) {
                    throw new IllegalStateException("nothing was read " + way + " " + places[place]);
                }
            }
        }
        return Arrays.stream(nanos).map(PageCost::median).toList();
    }

    /** The page near this message. */
    Page<Message> page(Way way, int number) {
        PageRequest oldest = PageRequest.oldest(LIMIT);
        PageRequest newest = PageRequest.newest(LIMIT);
        String id = Conversation.id(number).value();
        return switch (way) {
            case AFTER_ASC -> read(oldest.after(id), null);
            case AFTER_DESC -> read(newest.after(id), null);
            case BEFORE_ASC -> read(oldest.before(id), null);
            case BEFORE_DESC -> read(newest.before(id), null);
            case BETWEEN ->
                read(
                        new PageRequest(
                                LIMIT,
                                Order.ASC,
                                id,
                                Conversation.id(number + LIMIT / 2).value()),
                        null);
            case OF_RUN -> read(newest, Conversation.run(number / 10 * 10 + 9));
        };
    }

    private Page<Message> read(PageRequest request, @Nullable RunId run) {
        return store.messages(thread.thread(), run, request);
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}
