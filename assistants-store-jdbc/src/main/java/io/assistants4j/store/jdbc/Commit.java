package io.assistants4j.store.jdbc;

import io.assistants4j.core.engine.StoreConflict;
import io.assistants4j.core.engine.StoreConflict.Kind;
import io.assistants4j.core.engine.StoreWrite;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** One commit within the transaction of the writer: what changes may check and write. */
final class Commit {
    private final Handle handle;
    private final Scope scope;
    private final Set<String> insertedRuns = new HashSet<>();

    Commit(Handle handle, Scope scope) {
        this.handle = handle;
        this.scope = scope;
    }

    /** Inserts the row, or changes the one that is there in the version expected. */
    void put(Row row, long expected) {
        if (expected == StoreWrite.NEW) {
            insert(row);
        } else {
            update(row, expected);
        }
    }

    /** Takes the object out of lists, and keeps its place for cursors. */
    void delete(Table table, String id, Map<String, @Nullable Object> parents) {
        int deleted = bound(
                "update " + table + " set deleted = 1, version = version + 1, document = '' where "
                        + Where.object(parents),
                id,
                parents);
        if (deleted == 0) {
            throw new StoreConflict(Kind.MISSING, id);
        }
    }

    /** Deletes a thread as {@link #delete} does, and what it holds; nothing is listed under it any more, so no places are kept there. */
    void deleteThread(String id) {
        delete(Table.THREADS, id, Map.of());
        for (Table table : new Table[] {Table.STEPS, Table.RUNS, Table.MESSAGES}) {
            bound("delete from " + table + " where " + Where.SCOPE + " and thread = :id", id, Map.of());
        }
    }

    void mustHave(Table table, String id, Map<String, @Nullable Object> parents) {
        if (!isThere(table, id, parents)) {
            throw new StoreConflict(Kind.MISSING, id);
        }
    }

    /** Refuses where the object is not as it was when it was read. */
    void mustStillHave(Table table, String id, Map<String, @Nullable Object> columns) {
        if (!isThere(table, id, columns)) {
            throw new StoreConflict(Kind.STALE, id);
        }
    }

    /** Refuses where another run is active on the thread. */
    void mustBeFree(String thread, String run) {
        if (activeRun(thread).filter(active -> !active.equals(run)).isPresent()) {
            throw new StoreConflict(Kind.THREAD_BUSY, thread);
        }
    }

    /** Refuses where a run is active on the thread that this very commit did not begin. */
    void mustTakeMessages(String thread) {
        if (activeRun(thread).filter(active -> !insertedRuns.contains(active)).isPresent()) {
            throw new StoreConflict(Kind.THREAD_BUSY, thread);
        }
    }

    /** Notes who keeps an object elsewhere; what is known already stays. */
    void remember(Owned kind, String account, String id) {
        String sql = "insert into owners (tenant, kind, id, provider, account)"
                + " values (:tenant, :kind, :id, :provider, :account) on conflict do nothing";
        bound(sql, id, Row.columns("kind", kind.word(), "account", account));
    }

    /** Takes back that an object is kept elsewhere. */
    void forget(Owned kind, String account, String id) {
        String sql =
                "delete from owners where " + Where.SCOPE + " and kind = :kind and id = :id and account = :account";
        bound(sql, id, Row.columns("kind", kind.word(), "account", account));
    }

    /** Statements about what belongs to no scope. */
    void run(Consumer<Handle> statements) {
        statements.accept(handle);
    }

    private boolean isThere(Table table, String id, Map<String, @Nullable Object> columns) {
        return bind(handle.createQuery("select 1 from " + table + " where " + Where.object(columns)), id)
                .bindMap(columns)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private Optional<String> activeRun(String thread) {
        String sql = "select id from runs where " + Where.SCOPE + " and thread = :id and active = 1";
        return bind(handle.createQuery(sql), thread).mapTo(String.class).findOne();
    }

    private void insert(Row row) {
        String columns = names(row).collect(Collectors.joining(", "));
        String values = names(row).map(name -> ":" + name).collect(Collectors.joining(", "));
        int inserted = bind(
                        handle.createUpdate("insert into " + row.table() + " (provider, tenant, id, version, deleted, "
                                + columns + ") values (:provider, :tenant, :id, 1, 0, " + values
                                + ") on conflict do nothing"),
                        row.id())
                .bindMap(row.parents())
                .bindMap(row.values())
                .execute();
        if (inserted == 0) {
            throw new StoreConflict(Kind.EXISTS, row.id());
        }
        if (row.table() == Table.RUNS) {
            insertedRuns.add(row.id());
        }
    }

    private void update(Row row, long expected) {
        String set =
                row.values().keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        boolean any = expected == StoreWrite.ANY;
        Update update = bind(
                        handle.createUpdate("update " + row.table() + " set version = version + 1, " + set + " where "
                                + Where.object(row.parents()) + (any ? "" : " and version = :expected")),
                        row.id())
                .bindMap(row.parents())
                .bindMap(row.values());
        if (!any) {
            update.bind("expected", expected);
        }
        if (update.execute() == 0) {
            throw new StoreConflict(any ? Kind.MISSING : Kind.STALE, row.id());
        }
    }

    private static Stream<String> names(Row row) {
        return Stream.concat(row.parents().keySet().stream(), row.values().keySet().stream());
    }

    private int bound(String sql, String id, Map<String, @Nullable Object> parents) {
        return bind(handle.createUpdate(sql), id).bindMap(parents).execute();
    }

    private <S extends SqlStatement<S>> S bind(S statement, String id) {
        return Where.bind(statement, scope).bind("id", id);
    }
}
