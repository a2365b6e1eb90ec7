package io.assistants4j.testkit.store;

import static io.assistants4j.core.engine.StoreConflict.Kind.EXISTS;
import static io.assistants4j.core.engine.StoreConflict.Kind.MISSING;
import static io.assistants4j.core.engine.StoreConflict.Kind.STALE;
import static io.assistants4j.core.engine.StoreWrite.ANY;
import static io.assistants4j.core.engine.StoreWrite.NEW;
import static io.assistants4j.testkit.store.StoreUnderTest.commit;
import static io.assistants4j.testkit.store.StoreUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.StoreConflict;
import io.assistants4j.core.engine.StoreWrite.DeleteAssistant;
import io.assistants4j.core.engine.StoreWrite.DeleteMessage;
import io.assistants4j.core.engine.StoreWrite.DeleteThread;
import io.assistants4j.core.engine.StoreWrite.PutAssistant;
import io.assistants4j.core.engine.StoreWrite.PutMessage;
import io.assistants4j.core.engine.StoreWrite.PutRun;
import io.assistants4j.core.engine.StoreWrite.PutStep;
import io.assistants4j.core.engine.StoreWrite.PutThread;
import io.assistants4j.core.engine.Versioned;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.value.Metadata;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Finding, versions, and commits that happen as a whole. */
interface StoreWriteContract extends StoreUnderTest {
    @Test
    default void whatWasInsertedIsFoundInItsFirstVersion() {
        ConversationStore store = create();
        commit(
                store,
                new PutAssistant(StoreSamples.assistant("asst_1"), NEW),
                new PutThread(StoreSamples.thread("thread_1"), NEW),
                new PutMessage(StoreSamples.message("thread_1", "msg_1"), NEW),
                new PutRun(StoreSamples.run("thread_1", "run_1", RunStatus.QUEUED), NEW),
                new PutStep(StoreSamples.step("thread_1", "run_1", "step_1"), NEW));

        ThreadId thread = new ThreadId("thread_1");
        RunId run = new RunId("run_1");
        assertThat(store.assistant(new AssistantId("asst_1")))
                .contains(new Versioned<>(StoreSamples.assistant("asst_1"), 1));
        assertThat(store.thread(thread)).contains(new Versioned<>(StoreSamples.thread("thread_1"), 1));
        assertThat(store.message(thread, new MessageId("msg_1")))
                .contains(new Versioned<>(StoreSamples.message("thread_1", "msg_1"), 1));
        assertThat(store.run(thread, run))
                .contains(new Versioned<>(StoreSamples.run("thread_1", "run_1", RunStatus.QUEUED), 1));
        assertThat(store.step(thread, run, new RunStepId("step_1")))
                .contains(new Versioned<>(StoreSamples.step("thread_1", "run_1", "step_1"), 1));
    }

    @Test
    default void nothingIsFoundUnderAnotherParent() {
        ConversationStore store = create();
        commit(
                store,
                new PutThread(StoreSamples.thread("thread_1"), NEW),
                new PutThread(StoreSamples.thread("thread_2"), NEW),
                new PutMessage(StoreSamples.message("thread_1", "msg_1"), NEW),
                new PutRun(StoreSamples.run("thread_1", "run_1", RunStatus.QUEUED), NEW),
                new PutStep(StoreSamples.step("thread_1", "run_1", "step_1"), NEW));

        ThreadId other = new ThreadId("thread_2");
        RunId run = new RunId("run_1");
        assertThat(store.message(other, new MessageId("msg_1"))).isEmpty();
        assertThat(store.run(other, run)).isEmpty();
        assertThat(store.step(other, run, new RunStepId("step_1"))).isEmpty();
        assertThat(store.steps(other, run, PageRequest.FIRST).data()).isEmpty();
        assertThat(store.activeRun(other)).isEmpty();
    }

    @Test
    default void aChangeRaisesTheVersionAndNeedsTheOneItRead() {
        ConversationStore store = create();
        Message first = StoreSamples.message("thread_1", "msg_1");
        Message second = first.withMetadata(Metadata.of("k", "2"));
        commit(store, new PutThread(StoreSamples.thread("thread_1"), NEW), new PutMessage(first, NEW));

        commit(store, new PutMessage(second, 1));
        refused(STALE, store, new PutMessage(first, 1));
        assertThat(store.message(first.threadId(), first.id())).contains(new Versioned<>(second, 2));

        commit(store, new PutMessage(first, ANY));
        assertThat(store.message(first.threadId(), first.id())).contains(new Versioned<>(first, 3));
    }

    @Test
    default void anIdIsInsertedOnce() {
        ConversationStore store = create();
        PutAssistant insert = new PutAssistant(StoreSamples.assistant("asst_1"), NEW);
        commit(store, insert);

        refused(EXISTS, store, insert);
    }

    @Test
    default void whatIsNotThereIsNeitherChangedNorDeleted() {
        ConversationStore store = create();
        ThreadId thread = new ThreadId("thread_1");

        refused(MISSING, store, new PutAssistant(StoreSamples.assistant("asst_1"), ANY));
        refused(STALE, store, new PutAssistant(StoreSamples.assistant("asst_1"), 1));
        refused(MISSING, store, new DeleteAssistant(new AssistantId("asst_1")));
        refused(MISSING, store, new DeleteThread(thread));
        refused(MISSING, store, new DeleteMessage(thread, new MessageId("msg_1")));
        refused(MISSING, store, new PutMessage(StoreSamples.message("thread_1", "msg_1"), NEW));
        refused(MISSING, store, new PutRun(StoreSamples.run("thread_1", "run_1", RunStatus.QUEUED), NEW));
        refused(MISSING, store, new PutStep(StoreSamples.step("thread_1", "run_1", "step_1"), NEW));
    }

    @Test
    default void whatWasDeletedIsGone() {
        ConversationStore store = create();
        Message message = StoreSamples.message("thread_1", "msg_1");
        commit(
                store,
                new PutAssistant(StoreSamples.assistant("asst_1"), NEW),
                new PutThread(StoreSamples.thread("thread_1"), NEW),
                new PutMessage(message, NEW));

        commit(
                store,
                new DeleteAssistant(new AssistantId("asst_1")),
                new DeleteMessage(message.threadId(), message.id()));

        assertThat(store.assistant(new AssistantId("asst_1"))).isEmpty();
        assertThat(store.assistants(PageRequest.FIRST).data()).isEmpty();
        assertThat(store.message(message.threadId(), message.id())).isEmpty();
        refused(STALE, store, new PutMessage(message, 1));
        refused(MISSING, store, new DeleteAssistant(new AssistantId("asst_1")));
    }

    @Test
    default void aThreadTakesAllItHoldsWithIt() {
        ConversationStore store = create();
        ThreadId thread = new ThreadId("thread_1");
        RunId run = new RunId("run_1");
        commit(
                store,
                new PutThread(StoreSamples.thread("thread_1"), NEW),
                new PutMessage(StoreSamples.message("thread_1", "msg_1"), NEW),
                new PutRun(StoreSamples.run("thread_1", "run_1", RunStatus.QUEUED), NEW),
                new PutStep(StoreSamples.step("thread_1", "run_1", "step_1"), NEW));

        commit(store, new DeleteThread(thread));

        assertThat(store.thread(thread)).isEmpty();
        assertThat(store.message(thread, new MessageId("msg_1"))).isEmpty();
        assertThat(store.run(thread, run)).isEmpty();
        assertThat(store.activeRun(thread)).isEmpty();
        assertThat(store.step(thread, run, new RunStepId("step_1"))).isEmpty();
        assertThat(store.due(StoreSamples.NOW, 10)).isEmpty();
        refused(STALE, store, new PutRun(StoreSamples.run("thread_1", "run_1", RunStatus.IN_PROGRESS), 1));
    }

    @Test
    default void aCommitHappensAsAWholeOrNotAtAll() {
        ConversationStore store = create();
        commit(
                store,
                new PutAssistant(StoreSamples.assistant("asst_1"), NEW),
                new PutThread(StoreSamples.thread("thread_1"), NEW),
                new PutMessage(StoreSamples.message("thread_1", "msg_1"), NEW),
                new PutRun(StoreSamples.run("thread_1", "run_1", RunStatus.QUEUED), NEW));

        refused(
                EXISTS,
                store,
                new PutRun(StoreSamples.run("thread_1", "run_1", RunStatus.COMPLETED), 1),
                new PutMessage(StoreSamples.message("thread_1", "msg_2"), NEW),
                new DeleteMessage(new ThreadId("thread_1"), new MessageId("msg_1")),
                new DeleteThread(new ThreadId("thread_1")),
                new PutAssistant(StoreSamples.assistant("asst_1"), NEW));

        ThreadId thread = new ThreadId("thread_1");
        assertThat(store.thread(thread)).isPresent();
        assertThat(store.activeRun(thread))
                .contains(new Versioned<>(StoreSamples.run("thread_1", "run_1", RunStatus.QUEUED), 1));
        assertThat(store.messages(thread, null, PageRequest.FIRST).data())
                .containsExactly(StoreSamples.message("thread_1", "msg_1"));
    }

    @Test
    default void ofManyThatChangeOneVersionOneWins() {
        ConversationStore store = create();
        commit(store, new PutAssistant(StoreSamples.assistant("asst_1"), NEW));
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Boolean>> tries = IntStream.range(0, 8)
                    .mapToObj(person -> CompletableFuture.supplyAsync(() -> wins(store, person), people))
                    .toList();

            assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(1);
            assertThat(store.assistant(new AssistantId("asst_1")).orElseThrow().version())
                    .isEqualTo(2);
            assertThat(store.assistants(PageRequest.FIRST).data()).hasSize(9);
        } finally {
            people.shutdown();
        }
    }

    private static boolean wins(ConversationStore store, int person) {
        commit(store, new PutAssistant(StoreSamples.assistant("asst_of_" + person), NEW));
        try {
            commit(store, new PutAssistant(StoreSamples.assistant("asst_1"), 1));
            return true;
        } catch (StoreConflict lost) {
            return false;
        }
    }
}
