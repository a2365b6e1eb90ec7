package io.assistants4j.testkit.store;

import static io.assistants4j.core.engine.StoreConflict.Kind.STALE;
import static io.assistants4j.core.engine.StoreConflict.Kind.THREAD_BUSY;
import static io.assistants4j.core.engine.StoreWrite.NEW;
import static io.assistants4j.testkit.store.StoreUnderTest.commit;
import static io.assistants4j.testkit.store.StoreUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.engine.StoreWrite;
import io.assistants4j.core.engine.StoreWrite.DeleteThread;
import io.assistants4j.core.engine.StoreWrite.PutMessage;
import io.assistants4j.core.engine.StoreWrite.PutRun;
import io.assistants4j.core.engine.StoreWrite.PutThread;
import io.assistants4j.core.engine.StoreWrite.RequireAttempt;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One active run per thread, and the runs that need somebody. */
interface StoreRunContract extends StoreUnderTest {
    @Test
    default void aThreadHasOneActiveRun() {
        ConversationStore store = create();
        commit(store, newThread("t"), newRun("r1", RunStatus.QUEUED));

        refused(THREAD_BUSY, store, newRun("r2", RunStatus.QUEUED));
        refused(THREAD_BUSY, store, newRun("r3", RunStatus.COMPLETED), newRun("r2", RunStatus.QUEUED));
        commit(store, newThread("other"), new PutRun(StoreSamples.run("other", "r4", RunStatus.QUEUED), NEW));

        commit(store, changedRun("r1", RunStatus.REQUIRES_ACTION, 1));
        refused(THREAD_BUSY, store, newRun("r2", RunStatus.QUEUED));
        commit(store, changedRun("r1", RunStatus.COMPLETED, 2));
        assertThat(store.activeRun(new ThreadId("t"))).isEmpty();

        commit(store, newRun("r2", RunStatus.QUEUED));
        assertThat(activeRun(store)).isEqualTo("r2");
        assertThat(store.runs(new ThreadId("t"), PageRequest.FIRST).data()).hasSize(2);
    }

    @Test
    default void aRunMayEndAndTheNextBeginTogether() {
        ConversationStore store = create();
        commit(store, newThread("t"), newRun("r1", RunStatus.QUEUED));

        commit(store, changedRun("r1", RunStatus.CANCELLED, 1), newRun("r2", RunStatus.QUEUED));

        assertThat(activeRun(store)).isEqualTo("r2");
    }

    @Test
    default void nobodyButTheRunWritesMessagesWhileItIsActive() {
        ConversationStore store = create();
        commit(store, newThread("t"), newMessage("m1", null));
        commit(store, newRun("r1", RunStatus.QUEUED), newMessage("m2", null));

        refused(THREAD_BUSY, store, newMessage("m3", null));
        commit(store, newMessage("m4", "r1"));
        commit(store, new PutMessage(StoreSamples.message("t", "m1"), StoreWrite.ANY));

        commit(store, changedRun("r1", RunStatus.COMPLETED, 1));
        commit(store, newMessage("m3", null));
        assertThat(store.messages(new ThreadId("t"), null, PageRequest.FIRST).data())
                .hasSize(4);
    }

    @Test
    default void onlyTheAttemptThatHasARunWritesIntoIt() {
        ConversationStore store = create();
        RunRecord first = executed(StoreSamples.NOW.plusSeconds(30));
        RequireAttempt mine = attemptOf(first);
        commit(store, newThread("t"), new PutRun(first, NEW));

        commit(store, mine, newMessage("m1", "r1"));
        commit(store, new PutRun(executed(StoreSamples.NOW.plusSeconds(60)), 1));
        commit(store, mine, newMessage("m2", "r1"));

        RunRecord again = StoreSamples.takenOver(first, "somebody", 1);
        commit(store, new PutRun(again, 2));
        refused(STALE, store, mine, newMessage("m3", "r1"));
        commit(store, attemptOf(again), newMessage("m3", "r1"));

        RunRecord others = StoreSamples.takenOver(first, "somebody else", 1);
        commit(store, new PutRun(others, 3));
        refused(STALE, store, attemptOf(again), newMessage("m4", "r1"));
        refused(STALE, store, newMessage("m4", "r1"), attemptOf(again));
        commit(store, attemptOf(others), newMessage("m4", "r1"));
        assertThat(store.messages(new ThreadId("t"), null, PageRequest.FIRST).data())
                .hasSize(4);
    }

    @Test
    default void aRunThatNobodyExecutesIsHadByNoAttempt() {
        ConversationStore store = create();
        RunRecord executed = executed(StoreSamples.NOW.plusSeconds(30));
        RequireAttempt mine = attemptOf(executed);
        refused(STALE, store, mine);
        commit(store, newThread("t"), new PutRun(executed, NEW));

        commit(store, changedRun("r1", RunStatus.QUEUED, 1));
        refused(STALE, store, mine);
        commit(store, new PutRun(executed, 2));
        commit(store, mine);
        commit(store, changedRun("r1", RunStatus.EXPIRED, 3));
        refused(STALE, store, mine);
        commit(store, new DeleteThread(new ThreadId("t")));
        refused(STALE, store, mine);
    }

    @Test
    default void aRunThatNobodyExecutesIsDue() {
        ConversationStore store = create();
        Instant now = StoreSamples.NOW;
        Instant later = now.plusSeconds(60);
        add(store, "released", RunStatus.QUEUED, null, later);
        add(store, "executed", RunStatus.IN_PROGRESS, later, later);
        add(store, "abandoned", RunStatus.IN_PROGRESS, now, later);
        add(store, "waiting", RunStatus.REQUIRES_ACTION, null, later);
        add(store, "expired", RunStatus.REQUIRES_ACTION, null, now);
        add(store, "overdue", RunStatus.IN_PROGRESS, later, now);
        add(store, "cancelling", RunStatus.CANCELLING, null, null);
        add(store, "ended", RunStatus.COMPLETED, null, now);

        assertThat(due(store, now, 10)).containsExactly("released", "abandoned", "expired", "overdue", "cancelling");
        assertThat(due(store, now, 2)).containsExactly("released", "abandoned");
        assertThat(due(store, now.minusSeconds(1), 10)).containsExactly("released", "cancelling");
        assertThat(due(store, later, 10)).hasSize(7);
    }

    @Test
    default void aRunThatEndedIsNotDueAnyMore() {
        ConversationStore store = create();
        commit(store, newThread("t"), newRun("r1", RunStatus.QUEUED));
        assertThat(due(store, StoreSamples.NOW, 10)).containsExactly("r1");

        commit(store, changedRun("r1", RunStatus.FAILED, 1));

        assertThat(due(store, StoreSamples.NOW, 10)).isEmpty();
    }

    private static RunRecord executed(Instant until) {
        return StoreSamples.run("t", "r1", RunStatus.IN_PROGRESS, until, null);
    }

    private static RequireAttempt attemptOf(RunRecord record) {
        return new RequireAttempt(
                record.run().threadId(),
                record.run().id(),
                Objects.requireNonNull(record.progress().attempt()));
    }

    private static void add(
            ConversationStore store, String id, RunStatus status, @Nullable Instant lease, @Nullable Instant expiry) {
        commit(store, newThread("t_" + id), new PutRun(StoreSamples.run("t_" + id, id, status, lease, expiry), NEW));
    }

    private static List<String> due(ConversationStore store, Instant now, int limit) {
        return store.due(now, limit).stream()
                .map(run -> run.value().run().id().value())
                .toList();
    }

    private static String activeRun(ConversationStore store) {
        RunRecord record = store.activeRun(new ThreadId("t")).orElseThrow().value();
        return record.run().id().value();
    }

    private static StoreWrite newThread(String id) {
        return new PutThread(StoreSamples.thread(id), NEW);
    }

    private static StoreWrite newRun(String id, RunStatus status) {
        return new PutRun(StoreSamples.run("t", id, status), NEW);
    }

    private static StoreWrite changedRun(String id, RunStatus status, long version) {
        return new PutRun(StoreSamples.run("t", id, status), version);
    }

    private static StoreWrite newMessage(String id, @Nullable String run) {
        return new PutMessage(StoreSamples.message("t", id, run), NEW);
    }
}
