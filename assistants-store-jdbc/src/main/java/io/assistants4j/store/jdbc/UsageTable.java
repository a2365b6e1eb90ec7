package io.assistants4j.store.jdbc;

import io.assistants4j.core.id.RandomIds;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * What ended runs took, by key, tenant, provider, assistant, model and day, and the places of runs that are not over. Runs of
 * conversations kept here come and go by themselves ({@link SqliteStore#conversations(Scope, RunObserver)}); those of a far side
 * have to be told. Another process that has the file open sees a change as soon as it is made. Thread-safe.
 */
public final class UsageTable {
    /** Places are of the whole store. */
    private static final Scope EVERYWHERE = new Scope(new ProviderId("usage"), "");
    /** How long an end that nobody saw may still be seen. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Jdbi readers;
    private final GroupWriter writer;

    UsageTable(Jdbi readers, GroupWriter writer) {
        this.readers = readers;
        this.writer = writer;
    }

    /**
     * Keeps a place for a run that the caller is about to make, durably, where fewer than so many are taken.
     *
     * @param caller the name of its key
     * @param most how many runs it may have that are not over
     * @param now what time it is; places of runs that have expired by now are free
     * @param until when the place is free again, where it was neither claimed nor given back
     */
    public RunPlace reserve(String caller, int most, Instant now, Instant until) {
        String id = "place_" + new RandomIds(ThreadLocalRandom.current()).next();
        AtomicReference<RunPlace> answer = new AtomicReference<>(new RunPlace(null, most));
        write(EVERYWHERE, handle -> {
            int taken = handle.createQuery(
                            "select count(*) from open_runs where caller = :caller and former = 0 and expires_at > :now")
                    .bind("caller", caller)
                    .bind("now", now.toEpochMilli())
                    .mapTo(Integer.class)
                    .one();
            if (taken >= most) {
                answer.set(new RunPlace(null, taken));
                return;
            }
            handle.createUpdate("insert into open_runs (provider, tenant, run, thread, caller, expires_at)"
                            + " values ('', '', :run, '', :caller, :until)")
                    .bind("run", id)
                    .bind("caller", caller)
                    .bind("until", until.toEpochMilli())
                    .execute();
            answer.set(new RunPlace(id, taken + 1));
        });
        return Objects.requireNonNull(answer.get());
    }

    /** Gives a place back of which no run was made. Repeating it changes nothing, nor does it once a run has the place. */
    public void giveBack(String place) {
        write(
                EVERYWHERE,
                handle -> handle.createUpdate(
                                "delete from open_runs where provider = '' and tenant = '' and run = :place")
                        .bind("place", place)
                        .execute());
    }

    /** A far side made a run. Repeating it changes nothing; a run that is kept here is left alone. */
    public void open(Scope scope, Run run, RunClaim claim, Instant now) {
        write(scope, handle -> {
            OpenRuns runs = new OpenRuns(handle, scope);
            if (!runs.isKeptHere(run)) {
                runs.open(run, claim, now);
            }
            handle.createUpdate("delete from open_runs where expires_at < :long_ago and not exists (select 1 from runs"
                            + " where runs.provider = open_runs.provider and runs.tenant = open_runs.tenant"
                            + " and runs.id = open_runs.run)")
                    .bind("long_ago", now.minus(KEPT).toEpochMilli())
                    .execute();
        });
    }

    /** The oldest runs of a caller at the far side of this scope that hold places now, so many at most. */
    public List<OpenRun> open(Scope scope, String caller, Instant now, int limit) {
        return readers.withHandle(handle -> Where.bind(
                        handle.createQuery(
                                "select thread, run from open_runs where " + Where.SCOPE
                                        + " and caller = :caller and former = 0 and expires_at > :now order by place limit :limit"),
                        scope)
                .bind("caller", caller)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) ->
                        new OpenRun(new ThreadId(row.getString("thread")), new RunId(row.getString("run"))))
                .list());
    }

    /** A run of a far side is seen to be over: counts it the first time, and says whether it did. */
    public boolean end(Scope scope, Run run, Instant now) {
        boolean isOpen = readers.withHandle(handle -> Where.bind(
                        handle.createQuery("select 1 from open_runs where " + Where.SCOPE + " and run = :run"), scope)
                .bind("run", run.id().value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
        if (!isOpen) {
            return false;
        }
        AtomicBoolean counted = new AtomicBoolean();
        write(scope, handle -> counted.set(new OpenRuns(handle, scope).end(run, run.usage(), now)));
        return counted.get();
    }

    /** How many tokens the runs of a caller took that ended from one day to another, both included. */
    public long tokens(String caller, LocalDate from, LocalDate to) {
        return readers.withHandle(handle -> handle.createQuery("select coalesce(sum(total_tokens), 0) from spent"
                        + " where caller = :caller and day >= :from and day <= :to")
                .bind("caller", caller)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .mapTo(Long.class)
                .one());
    }

    /** How many runs of conversations kept here are not over, by provider and state. */
    public List<ActiveRuns> active() {
        return readers.withHandle(handle -> handle.createQuery(
                        "select provider, status, count(*) as runs from runs where active = 1 group by provider, status")
                .map((row, context) ->
                        new ActiveRuns(row.getString("provider"), row.getString("status"), row.getLong("runs")))
                .list());
    }

    /** Sums of what was counted, ordered by the values that are told apart. */
    public List<UsageSum> sums(UsageQuery query) {
        List<String> columns = query.by().stream().map(UsageField::column).toList();
        String group = String.join(", ", columns);
        String sql = "select " + columns.stream().map(column -> column + ", ").collect(Collectors.joining())
                + "sum(runs) as runs, sum(prompt_tokens) as prompt, sum(completion_tokens) as completion,"
                + " sum(total_tokens) as total from usage where " + String.join(" and ", conditions(query, group))
                + (columns.isEmpty() ? "" : " group by " + group + " order by " + group)
                + " limit :limit";
        return readers.withHandle(handle -> bound(handle.createQuery(sql), query)
                .map((row, context) -> sum(row, columns))
                .list());
    }

    private static List<String> conditions(UsageQuery query, String group) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        query.only().keySet().forEach(field -> conditions.add(field.column() + " = :only_" + field.column()));
        if (query.from() != null) {
            conditions.add("day >= :from");
        }
        if (query.to() != null) {
            conditions.add("day <= :to");
        }
        if (!query.after().isEmpty()) {
            conditions.add("(" + group + ") > ("
                    + IntStream.range(0, query.after().size())
                            .mapToObj(i -> ":after_" + i)
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        return conditions;
    }

    private static Query bound(Query statement, UsageQuery query) {
        query.only().forEach((field, value) -> statement.bind("only_" + field.column(), value));
        if (query.from() != null) {
            statement.bind("from", query.from().toString());
        }
        if (query.to() != null) {
            statement.bind("to", query.to().toString());
        }
        for (int i = 0; i < query.after().size(); i++) {
            statement.bind("after_" + i, query.after().get(i));
        }
        return statement.bind("limit", query.limit());
    }

    private static UsageSum sum(ResultSet row, List<String> columns) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(row.getString(column));
        }
        return new UsageSum(
                values, row.getLong("runs"), row.getLong("prompt"), row.getLong("completion"), row.getLong("total"));
    }

    private void write(Scope scope, Consumer<Handle> statements) {
        writer.commit(scope, List.of(commit -> commit.run(statements)));
    }
}
