package io.assistants4j.store.jdbc;

import static io.assistants4j.core.engine.StoreWrite.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.RunProgress;
import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.engine.StoreWrite.PutAssistant;
import io.assistants4j.core.engine.StoreWrite.PutRun;
import io.assistants4j.core.engine.StoreWrite.PutThread;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.Versioned;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.store.ConversationStoreContract;
import io.assistants4j.testkit.store.StoreSamples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest implements ConversationStoreContract {
    private static final Scope SCOPE = new Scope(new ProviderId("local"), "somebody");

    @TempDir
    private Path directory;

    private final List<SqliteStore> opened = new ArrayList<>();

    @Override
    public ConversationStore create() {
        return open().conversations(SCOPE);
    }

    @AfterEach
    void close() {
        opened.forEach(SqliteStore::close);
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        RunRecord run = runWithTranscript();
        SqliteStore first = open();
        first.conversations(SCOPE)
                .commit(List.of(new PutThread(StoreSamples.thread("thread_1"), NEW), new PutRun(run, NEW)));
        first.close();

        ConversationStore again = open().conversations(SCOPE);

        assertThat(again.thread(new ThreadId("thread_1")))
                .contains(new Versioned<>(StoreSamples.thread("thread_1"), 1));
        assertThat(again.run(new ThreadId("thread_1"), new RunId("run_1"))).contains(new Versioned<>(run, 1));
    }

    @Test
    void scopesDoNotSeeEachOther() {
        SqliteStore database = open();
        ConversationStore mine = database.conversations(SCOPE);
        ConversationStore otherTenant = database.conversations(new Scope(SCOPE.provider(), "other"));
        ConversationStore otherProvider = database.conversations(new Scope(new ProviderId("other"), SCOPE.tenant()));
        PutAssistant insert = new PutAssistant(StoreSamples.assistant("asst_1"), NEW);

        mine.commit(List.of(insert));

        assertThat(otherTenant.assistant(new AssistantId("asst_1"))).isEmpty();
        assertThat(otherProvider.assistants(PageRequest.FIRST).data()).isEmpty();
        otherTenant.commit(List.of(insert));
        assertThat(otherTenant.assistant(new AssistantId("asst_1"))).isPresent();
    }

    @Test
    void theSchemaVersionIsTheNumberOfTheLastMigration() {
        open().close();
        List<String> applied = Jdbi.create("jdbc:sqlite:" + directory.resolve("conversations.db"))
                .withHandle(handle -> handle.createQuery("select script from flyway_schema_history")
                        .mapTo(String.class)
                        .list());

        assertThat(applied).hasSize(SqliteStore.SCHEMA_VERSION);
        assertThat(applied.get(applied.size() - 1)).startsWith("V" + SqliteStore.SCHEMA_VERSION + "__");
    }

    @Test
    void aClosedStoreTakesNothing() {
        SqliteStore database = open();
        ConversationStore store = database.conversations(SCOPE);
        database.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> store.commit(List.of(new PutAssistant(StoreSamples.assistant("asst_1"), NEW))))
                .withMessage("The store is closed.");
    }

    private SqliteStore open() {
        SqliteStore store = SqliteStore.open(directory.resolve("conversations.db"));
        opened.add(store);
        return store;
    }

    private static RunRecord runWithTranscript() {
        RunRecord sample = StoreSamples.run("thread_1", "run_1", RunStatus.IN_PROGRESS, StoreSamples.NOW, null);
        List<TurnItem> transcript = List.of(
                new TurnItem.Opaque(new RawJson("{\"type\":\"reasoning\",\"encrypted_content\":\"x\"}")),
                new TurnItem.Said(MessageRole.ASSISTANT, List.of(ContentPart.text("One moment.")), "commentary"),
                new TurnItem.Called(new ToolCallId("call_1"), "weather", "{\"city\":\"Köln\"}"),
                new TurnItem.Returned(new ToolCallId("call_1"), "rain"));
        RunProgress progress = sample.progress();
        return new RunRecord(
                sample.run(),
                new RunProgress(
                        new RunProgress.Asked(0.5, null, null, null),
                        1,
                        2,
                        Usage.of(3, 4),
                        Usage.of(1, 2),
                        transcript,
                        List.of(new TurnItem.Said(MessageRole.ASSISTANT, List.of(ContentPart.text("Held back.")))),
                        progress.owner(),
                        progress.leaseUntil()));
    }
}
