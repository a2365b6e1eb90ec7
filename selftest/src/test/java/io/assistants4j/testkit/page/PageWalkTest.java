package io.assistants4j.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A walk asks for a page when it comes to it, and for none it does not need. */
final class PageWalkTest {
    private final List<@Nullable String> cursors = new ArrayList<>();

    @Test
    void noPageIsAskedForBeforeItsFirstItem() {
        Iterator<String> items = walk(6).iterator();

        for (int i = 0; i < 6; i++) {
            assertThat(items.next()).isEqualTo("item" + i);
            assertThat(cursors).as("after item " + i).hasSize(i / 2 + 1);
        }
        assertThat(items.hasNext()).isFalse();
        assertThat(cursors).containsExactly(null, "item1", "item3");
    }

    @Test
    void whoTakesWhatIsOnThePageAsksForNoOther() {
        assertThat(walk(6).limit(2)).hasSize(2);

        assertThat(cursors).hasSize(1);
    }

    @Test
    void theLastPageIsKnownByWhatItSays() {
        assertThat(walk(4)).hasSize(4);
        assertThat(cursors).hasSize(2);
    }

    @Test
    void aPageThatFailsFailsTheWalkThere() {
        Iterator<String> items = Page.walk(PageRequest.oldest(2), page -> {
                    if (page.after() != null) {
                        throw new ConnectionException("gone", ErrorDetails.NONE, null);
                    }
                    return page(page, 6);
                })
                .iterator();

        assertThat(items.next()).isEqualTo("item0");
        assertThat(items.next()).isEqualTo("item1");
        assertThatThrownBy(items::next).isInstanceOf(ConnectionException.class);
    }

    private Stream<String> walk(int count) {
        return Page.walk(PageRequest.oldest(2), page -> page(page, count));
    }

    private Page<String> page(PageRequest request, int count) {
        cursors.add(request.after());
        int from =
                request.after() == null ? 0 : Integer.parseInt(request.after().substring(4)) + 1;
        int to = Math.min(count, from + request.limit());
        List<String> items = IntStream.range(from, to).mapToObj(i -> "item" + i).toList();
        return Page.of(items, to < count, item -> item);
    }
}
