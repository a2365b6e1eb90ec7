package io.assistants4j.store.jdbc;

import static io.assistants4j.core.engine.StoreWrite.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.engine.StoreWrite.DeleteAssistant;
import io.assistants4j.core.engine.StoreWrite.DeleteThread;
import io.assistants4j.core.engine.StoreWrite.PutAssistant;
import io.assistants4j.core.engine.StoreWrite.PutThread;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.testkit.store.StoreSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTableTest {
    private static final Scope LOCAL = new Scope(new ProviderId("local"), "somebody");
    private static final Scope FAR = new Scope(new ProviderId("far"), "somebody");
    private static final Owner AT_LOCAL = new Owner(LOCAL.provider(), "");
    private static final Owner FAR_EAST = new Owner(FAR.provider(), "east");

    @TempDir
    private Path directory;

    private SqliteStore store;
    private OwnerTable owners;

    @BeforeEach
    void open() {
        store = SqliteStore.open(file());
        owners = store.owners();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsKeptHereTellsItsOwnerForAsLongAsItIsThere() {
        store.conversations(LOCAL)
                .commit(List.of(
                        new PutAssistant(StoreSamples.assistant("asst_1"), NEW),
                        new PutThread(StoreSamples.thread("thread_1"), NEW)));

        assertThat(owners.find(Owned.ASSISTANT, "somebody", "asst_1")).containsExactly(AT_LOCAL);
        assertThat(owners.find(Owned.THREAD, "somebody", "thread_1")).containsExactly(AT_LOCAL);
        assertThat(owners.find(Owned.THREAD, "somebody", "asst_1")).isEmpty();
        assertThat(owners.find(Owned.THREAD, "other", "thread_1")).isEmpty();

        store.conversations(LOCAL)
                .commit(List.of(
                        new DeleteAssistant(new AssistantId("asst_1")), new DeleteThread(new ThreadId("thread_1"))));

        assertThat(owners.find(Owned.ASSISTANT, "somebody", "asst_1")).isEmpty();
        assertThat(owners.find(Owned.THREAD, "somebody", "thread_1")).isEmpty();
    }

    @Test
    void whatIsKeptElsewhereIsRememberedUntilItIsForgotten() {
        owners.remember(Owned.THREAD, FAR, "east", List.of("t-1"));
        owners.remember(Owned.THREAD, FAR, "east", List.of("t-1"));
        store.close();
        open();

        assertThat(owners.find(Owned.THREAD, "somebody", "t-1")).containsExactly(FAR_EAST);
        assertThat(owners.find(Owned.ASSISTANT, "somebody", "t-1")).isEmpty();
        assertThat(owners.find(Owned.THREAD, "other", "t-1")).isEmpty();

        owners.forget(Owned.THREAD, FAR, "east", "t-1");
        owners.forget(Owned.THREAD, FAR, "east", "t-1");

        assertThat(owners.find(Owned.THREAD, "somebody", "t-1")).isEmpty();
    }

    @Test
    void anIdThatTwoFarSidesGaveHasBothForOwners() {
        owners.remember(Owned.THREAD, FAR, "", List.of("1"));
        owners.remember(Owned.THREAD, new Scope(new ProviderId("other"), "somebody"), "", List.of("1"));

        assertThat(owners.find(Owned.THREAD, "somebody", "1")).hasSize(2);
    }

    @Test
    void theLastOneRememberedOfAProviderIsFound() {
        assertThat(owners.latest(Owned.ASSISTANT, FAR)).isEmpty();

        owners.remember(Owned.ASSISTANT, FAR, "west", List.of("a-1"));
        owners.remember(Owned.ASSISTANT, FAR, "east", List.of("a-2"));
        owners.remember(Owned.THREAD, FAR, "west", List.of("t-1"));

        assertThat(owners.latest(Owned.ASSISTANT, FAR)).contains(FAR_EAST);
        assertThat(owners.latest(Owned.ASSISTANT, LOCAL)).isEmpty();
    }

    @Test
    void whatIsKeptElsewhereIsListedInTheOrderInWhichItWasRemembered() {
        owners.remember(Owned.THREAD, FAR, "east", List.of("t-1", "t-2", "t-3"));
        owners.remember(Owned.THREAD, FAR, "west", List.of("t-4"));
        owners.remember(Owned.ASSISTANT, FAR, "east", List.of("a-1"));
        owners.remember(Owned.THREAD, LOCAL, "east", List.of("t-5"));

        Page<String> first = owners.page(Owned.THREAD, FAR, "east", PageRequest.newest(2));
        assertThat(first.data()).containsExactly("t-3", "t-2");
        assertThat(first.hasMore()).isTrue();
        Page<String> second = owners.page(
                Owned.THREAD, FAR, "east", first.next(PageRequest.newest(2)).orElseThrow());
        assertThat(second.data()).containsExactly("t-1");
        assertThat(second.hasMore()).isFalse();
        assertThat(owners.page(Owned.THREAD, FAR, "east", PageRequest.oldest(1).before("t-3"))
                        .data())
                .containsExactly("t-2");
        assertThatThrownBy(() -> owners.page(Owned.THREAD, FAR, "east", PageRequest.FIRST.after("t-4")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("There is no 't-4' in this list.");
    }

    @Test
    void anIdIsFoundByIndexesAlone() {
        List<String> plan = Jdbi.create("jdbc:sqlite:" + file())
                .withHandle(handle -> handle.createQuery(
                                "explain query plan select provider from threads where tenant = 'a' and id = 'b' and deleted = 0"
                                        + " union select provider from owners where tenant = 'a' and kind = 'thread' and id = 'b'")
                        .map((row, context) -> row.getString("detail"))
                        .list());

        assertThat(plan)
                .anyMatch(step -> step.contains("threads_id (tenant=? AND id=?)"))
                .anyMatch(step -> step.contains("owners_id (tenant=? AND kind=? AND id=?)"))
                .noneMatch(step -> step.startsWith("SCAN threads") || step.startsWith("SCAN owners"));
    }

    @Test
    void aFileOfTheFirstVersionIsTakenOver() {
        store.close();
        Path old = directory.resolve("old.db");
        String url = "jdbc:sqlite:" + old;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:io/assistants4j/store/jdbc/migration")
                .placeholders(Map.of("place", "integer primary key autoincrement"))
                .target("1")
                .load()
                .migrate();
        Jdbi.create(url).useHandle(handle -> {
            handle.execute("insert into threads (provider, tenant, id, version, deleted, document)"
                    + " values ('local', 'somebody', 'thread_1', 1, 0, '{}')");
            handle.execute("pragma user_version = 1");
        });

        try (SqliteStore taken = SqliteStore.open(old)) {
            assertThat(taken.owners().find(Owned.THREAD, "somebody", "thread_1"))
                    .containsExactly(AT_LOCAL);
        }
    }

    private Path file() {
        return directory.resolve("conversations.db");
    }
}
