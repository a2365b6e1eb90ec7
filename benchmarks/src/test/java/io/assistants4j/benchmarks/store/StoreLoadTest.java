package io.assistants4j.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.thread.Message;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLoadTest {
    private static final int SIZE = 200;

    private SqliteStore file;
    private ConversationStore store;

    @BeforeEach
    void open(@TempDir Path directory) {
        file = SqliteStore.open(directory.resolve("test.db"));
        store = file.conversations(new Scope(new ProviderId("benchmark"), "test"));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void everyCallersMessagesAreThere() throws Exception {
        Conversation thread = Conversation.begin(store, "thread_1");

        assertThat(new InsertRate(thread).measure(4, 100)).isPositive();

        List<String> ids = store.messages(thread.thread(), null, PageRequest.oldest(100)).data().stream()
                .map(message -> message.id().value())
                .sorted()
                .toList();
        assertThat(ids).isEqualTo(ids(0, 100));
    }

    @Test
    void pagesAreReadNearThePlaceMeant() {
        Conversation thread = Conversation.begin(store, "thread_1");
        thread.fill(SIZE);
        PageCost cost = new PageCost(thread, SIZE);

        assertThat(read(cost, PageCost.Way.AFTER_ASC, 100)).isEqualTo(ids(101, 121));
        assertThat(read(cost, PageCost.Way.AFTER_DESC, 100)).isEqualTo(ids(80, 100));
        assertThat(read(cost, PageCost.Way.BEFORE_ASC, 100)).isEqualTo(ids(80, 100));
        assertThat(read(cost, PageCost.Way.BEFORE_DESC, 100)).isEqualTo(ids(101, 121));
        assertThat(read(cost, PageCost.Way.BETWEEN, 100)).isEqualTo(ids(101, 110));
        assertThat(read(cost, PageCost.Way.OF_RUN, 100)).isEqualTo(ids(109, 110));
        for (PageCost.Way way : PageCost.Way.values()) {
            assertThat(cost.measure(way, 3)).hasSize(3).allMatch(nanos -> nanos > 0);
        }
    }

    private static List<String> read(PageCost cost, PageCost.Way way, int number) {
        return cost.page(way, number).data().stream()
                .map(Message::id)
                .map(id -> id.value())
                .sorted()
                .toList();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> Conversation.id(number).value())
                .toList();
    }
}
