package io.assistants4j.store.jdbc;

import static io.assistants4j.core.engine.StoreWrite.NEW;
import static io.assistants4j.testkit.store.StoreSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.RunProgress;
import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.engine.StoreConflict;
import io.assistants4j.core.engine.StoreWrite.DeleteThread;
import io.assistants4j.core.engine.StoreWrite.PutRun;
import io.assistants4j.core.engine.StoreWrite.PutThread;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.testkit.store.StoreSamples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTableTest {
    private static final Scope SCOPE = new Scope(new ProviderId("main"), "acme");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 15);
    private static final Duration LIFE = Duration.ofMinutes(10);

    @TempDir
    private Path directory;

    private final List<String> heard = new ArrayList<>();
    private RunClaim claim = new RunClaim("green", null);
    private SqliteStore store;
    private ConversationStore conversations;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory.resolve("store.db"));
        conversations = store.conversations(SCOPE, new Account());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRunIsCountedInTheCommitThatEndsItAndNeverAgain() {
        begin("run_1");
        put(ended("run_1", RunStatus.Known.COMPLETED, 3, 2), 1);
        put(ended("run_1", RunStatus.Known.COMPLETED, 3, 2), 2);

        assertThat(heard).containsExactly("run_1 completed " + Usage.of(3, 2));
        assertThat(sums()).containsExactly("[2027-01-15, green, acme, main, asst_1, model] 1 3 2 5");
        assertThat(store.usage().tokens("green", TODAY, TODAY)).isEqualTo(5);
        assertThat(store.usage().tokens("blue", TODAY, TODAY)).isZero();
        assertThat(store.usage().tokens("green", TODAY.plusDays(1), TODAY.plusDays(9)))
                .isZero();
    }

    @Test
    void aNewKeyWithTheNameOfOneThatWasRevokedHasAFullBudgetAndWhatThatOneUsedIsStillTold() {
        store.keys().add(key("key_1", "aa"));
        begin("run_1");
        put(ended("run_1", RunStatus.Known.COMPLETED, 3, 2), 1);
        store.keys().revoke("green", NOW);
        assertThat(store.usage().tokens("green", TODAY, TODAY)).isEqualTo(5);

        store.keys().add(key("key_2", "bb"));

        assertThat(store.usage().tokens("green", TODAY, TODAY)).isZero();
        assertThat(sums()).containsExactly("[2027-01-15, green, acme, main, asst_1, model] 1 3 2 5");
    }

    @Test
    void runsOfARevokedKeyTakeNothingOfTheNewKeyWithItsName() {
        store.keys().add(key("key_1", "aa"));
        begin("run_1");
        store.keys().revoke("green", NOW);
        store.keys().add(key("key_2", "bb"));

        assertThat(store.usage().reserve("green", 1, NOW, NOW.plusSeconds(60)).id())
                .isNotNull();
        put(ended("run_1", RunStatus.Known.COMPLETED, 3, 2), 1);

        assertThat(store.usage().tokens("green", TODAY, TODAY)).isZero();
        assertThat(sums()).containsExactly("[2027-01-15, green, acme, main, asst_1, model] 1 3 2 5");
    }

    @Test
    void aNewKeyLeavesTheBudgetOfAnotherWithItsNameAlone() {
        begin("run_1");
        put(ended("run_1", RunStatus.Known.COMPLETED, 3, 2), 1);

        store.keys().add(key("key_1", "aa"));

        assertThat(store.usage().tokens("green", TODAY, TODAY)).isEqualTo(5);
    }

    @Test
    void anEndThatIsRefusedCountsNothing() {
        begin("run_1");

        assertThatExceptionOfType(StoreConflict.class)
                .isThrownBy(() -> put(ended("run_1", RunStatus.Known.FAILED, 3, 2), 7));

        assertThat(heard).isEmpty();
        assertThat(sums()).isEmpty();
        assertThat(store.usage().reserve("green", 1, NOW, NOW).id()).isNull();
    }

    @Test
    void whatHasEndedStaysCountedWhenTheFileIsOpenedAgain() {
        begin("run_1");
        put(ended("run_1", RunStatus.Known.INCOMPLETE, 1, 1), 1);
        close();
        open();
        begin("run_2");
        put(ended("run_2", RunStatus.Known.EXPIRED, 10, 20), 1);

        assertThat(sums()).containsExactly("[2027-01-15, green, acme, main, asst_1, model] 2 11 21 32");
    }

    @Test
    void aRunThatGoesWithItsThreadIsCountedWithTheTurnsItHad() {
        begin("run_1");
        RunRecord begun = StoreSamples.run("thread_run_1", "run_1", RunStatus.Known.CANCELLING);
        put(new RunRecord(begun.run(), used(begun.progress(), Usage.of(4, 5))), 1);

        conversations.commit(List.of(new DeleteThread(new ThreadId("thread_run_1"))));

        assertThat(heard).containsExactly("run_1 cancelled " + Usage.of(4, 5));
        assertThat(sums()).containsExactly("[2027-01-15, green, acme, main, asst_1, model] 1 4 5 9");
    }

    @Test
    void aRunOfAFarSideIsCountedWhenItsEndIsFirstSeen() {
        Run run = StoreSamples.run("thread_1", "run_1", RunStatus.Known.QUEUED).run();
        Run ended = ended("run_1", RunStatus.Known.COMPLETED, 3, 2).run();
        UsageTable usage = store.usage();

        assertThat(usage.end(SCOPE, ended, NOW)).isFalse();
        usage.open(SCOPE, run, claim, NOW);
        usage.open(SCOPE, run, new RunClaim("blue", null), NOW);
        assertThat(usage.end(SCOPE, ended, NOW)).isTrue();
        assertThat(usage.end(SCOPE, ended, NOW)).isFalse();

        assertThat(sums()).containsExactly("[2027-01-15, green, acme, main, asst_1, model] 1 3 2 5");
    }

    @Test
    void aRunThatIsKeptHereIsNotTakenForAFarSides() {
        begin("run_1");
        Run ended = ended("run_1", RunStatus.Known.COMPLETED, 3, 2).run();
        put(ended("run_1", RunStatus.Known.COMPLETED, 3, 2), 1);

        store.usage().open(SCOPE, ended, claim, NOW);

        assertThat(store.usage().end(SCOPE, ended, NOW)).isFalse();
        assertThat(sums()).hasSize(1);
    }

    @Test
    void aPlaceIsTakenUntilItsRunIsOverOrHasExpiredOrItIsGivenBack() {
        UsageTable usage = store.usage();
        RunPlace place = usage.reserve("green", 1, NOW, NOW.plus(LIFE));
        assertThat(place.taken()).isEqualTo(1);
        assertThat(usage.reserve("green", 1, NOW, NOW.plus(LIFE))).isEqualTo(new RunPlace(null, 1));
        assertThat(usage.reserve("blue", 1, NOW, NOW.plus(LIFE)).id()).isNotNull();

        claim = new RunClaim("green", place.id());
        begin("run_1");
        usage.giveBack(String.valueOf(place.id()));
        assertThat(usage.reserve("green", 1, NOW, NOW.plus(LIFE)).id()).isNull();
        assertThat(usage.reserve("green", 2, NOW, NOW.plus(LIFE)).taken()).isEqualTo(2);

        put(ended("run_1", RunStatus.Known.CANCELLED, 0, 0), 1);
        assertThat(usage.reserve("green", 2, NOW, NOW.plus(LIFE)).taken()).isEqualTo(2);
        assertThat(usage.reserve("green", 2, NOW.plus(LIFE), NOW.plus(LIFE)).taken())
                .isEqualTo(1);
    }

    @Test
    void manyWhoAskAtOnceGetExactlyTheirPlaces() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            answers.add(threads.submit(() ->
                    store.usage().reserve("green", 10, NOW, NOW.plus(LIFE)).id() != null));
        }
        int taken = 0;
        for (Future<Boolean> answer : answers) {
            taken += answer.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(taken).isEqualTo(10);
    }

    @Test
    void sumsAreToldApartNarrowedAndWalkedThrough() {
        List.of("green", "blue", "red").forEach(key -> {
            claim = new RunClaim(key, null);
            begin("run_" + key);
            put(ended("run_" + key, RunStatus.Known.COMPLETED, 1, 1), 1);
        });
        List<UsageField> by = List.of(UsageField.KEY, UsageField.DAY);

        assertThat(sums(new UsageQuery(Map.of(), null, null, by, List.of(), 2)))
                .containsExactly("[blue, 2027-01-15] 1 1 1 2", "[green, 2027-01-15] 1 1 1 2");
        assertThat(sums(new UsageQuery(Map.of(), null, null, by, List.of("green", "2027-01-15"), 2)))
                .containsExactly("[red, 2027-01-15] 1 1 1 2");
        assertThat(sums(new UsageQuery(Map.of(UsageField.KEY, "red"), TODAY, TODAY, List.of(), List.of(), 2)))
                .containsExactly("[] 1 1 1 2");
        assertThat(sums(new UsageQuery(Map.of(), TODAY.plusDays(1), null, by, List.of(), 2)))
                .isEmpty();
        assertThat(sums(new UsageQuery(Map.of(), null, TODAY.minusDays(1), by, List.of(), 2)))
                .isEmpty();
    }

    @Test
    void runsFromBeforeThereWereAccountsAreCountedWhenTheyEnd() {
        store.conversations(SCOPE)
                .commit(List.of(
                        new PutThread(StoreSamples.thread("thread_run_1"), NEW),
                        new PutRun(StoreSamples.run("thread_run_1", "run_1", RunStatus.Known.QUEUED), NEW)));
        close();
        Jdbi.create("jdbc:sqlite:" + directory.resolve("store.db")).useHandle(handle -> {
            for (String table : List.of("open_runs", "usage", "spent")) {
                handle.execute("drop table " + table);
            }
            for (String column : List.of("concurrent_runs", "tokens_per_day", "tokens_per_month")) {
                handle.execute("alter table api_keys drop column " + column);
            }
            handle.execute("alter table runs drop column attempt");
            handle.execute("drop index threads_list");
            handle.execute("delete from flyway_schema_history where cast(version as integer) > 4");
            handle.execute("pragma user_version = 4");
        });
        open();

        put(ended("run_1", RunStatus.Known.COMPLETED, 3, 2), 1);

        assertThat(sums()).containsExactly("[2027-01-15, , acme, main, asst_1, model] 1 3 2 5");
    }

    private static StoredKey key(String id, String hash) {
        return new StoredKey(id, "green", "acme", hash, Set.of(), Set.of(), NOW, null, null);
    }

    private void begin(String run) {
        conversations.commit(List.of(
                new PutThread(StoreSamples.thread("thread_" + run), NEW),
                new PutRun(StoreSamples.run("thread_" + run, run, RunStatus.Known.QUEUED, null, NOW.plus(LIFE)), NEW)));
    }

    private void put(RunRecord record, long expected) {
        conversations.commit(List.of(new PutRun(record, expected)));
    }

    private static RunRecord ended(String run, RunStatus status, long prompt, long completion) {
        RunRecord record = StoreSamples.run("thread_" + run, run, status);
        return new RunRecord(
                record.run().draft().usage(Usage.of(prompt, completion)).build(), record.progress());
    }

    private static RunProgress used(RunProgress progress, Usage usage) {
        return new RunProgress(
                progress.asked(),
                1,
                0,
                usage,
                null,
                progress.transcript(),
                progress.heldBack(),
                progress.owner(),
                progress.leaseUntil());
    }

    private List<String> sums() {
        return sums(new UsageQuery(Map.of(), null, null, List.of(UsageField.values()), List.of(), 100));
    }

    private List<String> sums(UsageQuery query) {
        return store.usage().sums(query).stream()
                .map(sum -> sum.values() + " " + sum.runs() + " " + sum.promptTokens() + " " + sum.completionTokens()
                        + " " + sum.totalTokens())
                .toList();
    }

    private final class Account implements RunObserver {
        @Override
        public RunClaim claim() {
            return claim;
        }

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void ended(Run run) {
            heard.add(run.id().value() + " " + run.status().value() + " " + run.usage());
        }
    }
}
