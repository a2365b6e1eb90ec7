package io.assistants4j.testkit.store;

import static io.assistants4j.core.engine.StoreWrite.NEW;
import static io.assistants4j.testkit.store.StoreUnderTest.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.StoreWrite.DeleteMessage;
import io.assistants4j.core.engine.StoreWrite.DeleteThread;
import io.assistants4j.core.engine.StoreWrite.PutAssistant;
import io.assistants4j.core.engine.StoreWrite.PutMessage;
import io.assistants4j.core.engine.StoreWrite.PutRun;
import io.assistants4j.core.engine.StoreWrite.PutStep;
import io.assistants4j.core.engine.StoreWrite.PutThread;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Order;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.Message;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists: their order, their cursors, their ends. */
interface StorePageContract extends StoreUnderTest {
    @Test
    default void aListIsOrderedByInsertionBothWays() {
        ConversationStore store = fiveMessages();

        assertThat(ids(page(store, PageRequest.oldest(10)))).containsExactly("m1", "m2", "m3", "m4", "m5");
        assertThat(ids(page(store, PageRequest.newest(10)))).containsExactly("m5", "m4", "m3", "m2", "m1");
    }

    @Test
    default void aPageNamesItsEndsAndWhetherMoreFollow() {
        ConversationStore store = fiveMessages();

        Page<Message> first = page(store, PageRequest.newest(2));
        assertThat(first.firstId()).isEqualTo("m5");
        assertThat(first.lastId()).isEqualTo("m4");
        assertThat(first.hasMore()).isTrue();
        assertThat(page(store, PageRequest.newest(5)).hasMore()).isFalse();
        assertThat(page(store, PageRequest.newest(2).after("m3")).hasMore()).isFalse();
    }

    @Test
    default void pagesFollowTheCursorInTheOrderAsked() {
        ConversationStore store = fiveMessages();

        assertThat(ids(page(store, PageRequest.oldest(2).after("m2")))).containsExactly("m3", "m4");
        assertThat(ids(page(store, PageRequest.newest(2).after("m4")))).containsExactly("m3", "m2");
        assertThat(ids(page(store, PageRequest.newest(2).after("m1")))).isEmpty();
    }

    @Test
    default void beforeGivesTheNearestInTheOrderAsked() {
        ConversationStore store = fiveMessages();

        Page<Message> page = page(store, PageRequest.oldest(2).before("m5"));
        assertThat(ids(page)).containsExactly("m3", "m4");
        assertThat(page.hasMore()).isTrue();
        assertThat(ids(page(store, PageRequest.newest(2).before("m1")))).containsExactly("m3", "m2");
        assertThat(page(store, PageRequest.newest(2).before("m3")).hasMore()).isFalse();
    }

    @Test
    default void twoCursorsEncloseAPage() {
        ConversationStore store = fiveMessages();

        assertThat(ids(page(store, new PageRequest(10, Order.ASC, "m1", "m4")))).containsExactly("m2", "m3");
        assertThat(ids(page(store, new PageRequest(10, Order.DESC, "m4", "m1"))))
                .containsExactly("m3", "m2");
        assertThat(ids(page(store, new PageRequest(10, Order.ASC, "m4", "m1")))).isEmpty();
    }

    @Test
    default void aCursorOutlivesItsObject() {
        ConversationStore store = fiveMessages();
        commit(store, new DeleteMessage(new ThreadId("t"), new MessageId("m3")));

        assertThat(ids(page(store, PageRequest.oldest(2).after("m3")))).containsExactly("m4", "m5");
        assertThat(ids(page(store, PageRequest.oldest(2).before("m3")))).containsExactly("m1", "m2");
        assertThat(ids(page(store, PageRequest.oldest(3)))).containsExactly("m1", "m2", "m4");
    }

    @Test
    default void aCursorOfNothingOrOfAnotherListIsTheCallersMistake() {
        ConversationStore store = fiveMessages();
        commit(
                store,
                new PutThread(StoreSamples.thread("other"), NEW),
                new PutMessage(StoreSamples.message("other", "foreign"), NEW));

        refused(store, PageRequest.FIRST.after("nobody"), "after");
        refused(store, PageRequest.FIRST.before("nobody"), "before");
        refused(store, PageRequest.FIRST.after("foreign"), "after");
    }

    @Test
    default void theMessagesOfOneRunAreAList() {
        ConversationStore store = create();
        commit(
                store,
                new PutThread(StoreSamples.thread("t"), NEW),
                new PutMessage(StoreSamples.message("t", "m1"), NEW),
                new PutMessage(StoreSamples.message("t", "m2", "run_1"), NEW),
                new PutMessage(StoreSamples.message("t", "m3", "run_2"), NEW),
                new PutMessage(StoreSamples.message("t", "m4", "run_1"), NEW));

        assertThat(ids(page(store, "run_1", PageRequest.oldest(10)))).containsExactly("m2", "m4");
        Page<Message> first = page(store, "run_1", PageRequest.oldest(1));
        assertThat(first.hasMore()).isTrue();
        assertThat(ids(page(store, "run_1", PageRequest.oldest(1).after("m2")))).containsExactly("m4");
        assertThat(ids(page(store, "run_3", PageRequest.oldest(1)))).isEmpty();
    }

    @Test
    default void aCursorMayNameAMessageThatTheListLeavesOut() {
        ConversationStore store = create();
        commit(
                store,
                new PutThread(StoreSamples.thread("t"), NEW),
                new PutMessage(StoreSamples.message("t", "m1", "run_1"), NEW),
                new PutMessage(StoreSamples.message("t", "m2", "run_2"), NEW),
                new PutMessage(StoreSamples.message("t", "m3", "run_1"), NEW));

        assertThat(ids(page(store, "run_1", PageRequest.oldest(5).after("m2")))).containsExactly("m3");
        assertThat(ids(page(store, "run_1", PageRequest.oldest(5).before("m2"))))
                .containsExactly("m1");
    }

    @Test
    default void aWalkMissesNothingAndRepeatsNothingWhileTheListChanges() {
        ConversationStore store = fiveMessages();
        ThreadId thread = new ThreadId("t");

        List<String> oldestFirst = walk(
                store,
                PageRequest.oldest(2),
                () -> commit(
                        store,
                        new DeleteMessage(thread, new MessageId("m2")),
                        new DeleteMessage(thread, new MessageId("m4")),
                        new PutMessage(StoreSamples.message("t", "m6"), NEW)));
        List<String> newestFirst = walk(
                store,
                PageRequest.newest(2),
                () -> commit(store, new PutMessage(StoreSamples.message("t", "m7"), NEW)));

        assertThat(oldestFirst).containsExactly("m1", "m2", "m3", "m5", "m6");
        assertThat(newestFirst).containsExactly("m6", "m5", "m3", "m1");
    }

    @Test
    default void aWalkBackwardsGoesAwayFromItsCursor() {
        ConversationStore store = fiveMessages();

        assertThat(walk(store, PageRequest.oldest(2).before("m5"), () -> {})).containsExactly("m3", "m4", "m1", "m2");
        assertThat(walk(store, new PageRequest(1, Order.ASC, "m1", "m4"), () -> {}))
                .containsExactly("m2", "m3");
    }

    @Test
    default void listsOfNothingAreEmpty() {
        ConversationStore store = create();
        ThreadId thread = new ThreadId("t");

        assertThat(store.assistants(PageRequest.FIRST).data()).isEmpty();
        assertThat(store.threads(PageRequest.FIRST).data()).isEmpty();
        assertThat(store.messages(thread, null, PageRequest.FIRST.after("m1")).data())
                .isEmpty();
        assertThat(store.runs(thread, PageRequest.FIRST).data()).isEmpty();
        Page<?> steps = store.steps(thread, new RunId("run_1"), PageRequest.FIRST);
        assertThat(steps.data()).isEmpty();
        assertThat(steps.firstId()).isNull();
        assertThat(steps.hasMore()).isFalse();
    }

    @Test
    default void assistantsThreadsRunsAndStepsAreListedToo() {
        ConversationStore store = create();
        commit(
                store,
                new PutAssistant(StoreSamples.assistant("a1"), NEW),
                new PutAssistant(StoreSamples.assistant("a2"), NEW),
                new PutThread(StoreSamples.thread("t"), NEW),
                new PutThread(StoreSamples.thread("t2"), NEW),
                new PutThread(StoreSamples.thread("t3"), NEW),
                new PutRun(StoreSamples.run("t", "r1", RunStatus.COMPLETED), NEW),
                new PutRun(StoreSamples.run("t", "r2", RunStatus.QUEUED), NEW),
                new PutStep(StoreSamples.step("t", "r2", "s1"), NEW),
                new PutStep(StoreSamples.step("t", "r2", "s2"), NEW));

        ThreadId thread = new ThreadId("t");
        assertThat(store.assistants(PageRequest.newest(1)).data()).containsExactly(StoreSamples.assistant("a2"));
        assertThat(store.assistants(PageRequest.newest(1).after("a2")).data())
                .containsExactly(StoreSamples.assistant("a1"));
        commit(store, new DeleteThread(new ThreadId("t2")));
        assertThat(store.threads(PageRequest.newest(1).after("t3")).data()).containsExactly(StoreSamples.thread("t"));
        assertThat(store.threads(PageRequest.oldest(5).after("t2")).data()).containsExactly(StoreSamples.thread("t3"));
        assertThat(store.runs(thread, PageRequest.newest(1).after("r2")).lastId())
                .isEqualTo("r1");
        assertThat(store.steps(thread, new RunId("r2"), PageRequest.oldest(1).after("s1"))
                        .data())
                .containsExactly(StoreSamples.step("t", "r2", "s2"));
    }

    private ConversationStore fiveMessages() {
        ConversationStore store = create();
        commit(store, new PutThread(StoreSamples.thread("t"), NEW));
        for (String id : List.of("m1", "m2", "m3", "m4", "m5")) {
            commit(store, new PutMessage(StoreSamples.message("t", id), NEW));
        }
        return store;
    }

    /** Walks through all pages and lets something happen after the first. */
    private static List<String> walk(ConversationStore store, PageRequest first, Runnable afterTheFirst) {
        AtomicInteger pages = new AtomicInteger();
        return Page.walk(first, request -> {
                    if (pages.getAndIncrement() == 1) {
                        afterTheFirst.run();
                    }
                    return page(store, request);
                })
                .map(message -> message.id().value())
                .toList();
    }

    private static Page<Message> page(ConversationStore store, PageRequest request) {
        return page(store, null, request);
    }

    private static Page<Message> page(ConversationStore store, @Nullable String run, PageRequest request) {
        return store.messages(new ThreadId("t"), run == null ? null : new RunId(run), request);
    }

    private static List<String> ids(Page<Message> page) {
        return page.data().stream().map(message -> message.id().value()).toList();
    }

    private static void refused(ConversationStore store, PageRequest request, String param) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> page(store, request))
                .satisfies(refusal -> assertThat(refusal.details().param()).isEqualTo(param));
    }
}
