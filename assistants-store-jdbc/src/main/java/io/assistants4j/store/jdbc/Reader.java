package io.assistants4j.store.jdbc;

import io.assistants4j.core.engine.RunProgress;
import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.engine.Versioned;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.wire.json.JsonCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The queries of one scope. */
final class Reader {
    private static final JsonCodec JSON = JsonCodec.tolerant();
    private static final RowMapper<Versioned<RunRecord>> RUN = (row, context) -> new Versioned<>(
            new RunRecord(
                    JSON.read(Run.class, row.getString("document")),
                    JSON.read(RunProgress.class, row.getString("progress"))),
            row.getLong("version"));

    private final Handle handle;
    private final Scope scope;

    Reader(Handle handle, Scope scope) {
        this.handle = handle;
        this.scope = scope;
    }

    <T> Optional<Versioned<T>> find(Table table, Class<T> type, String id, Map<String, @Nullable Object> parents) {
        return query("select document, version from " + table + " where " + Where.object(parents), parents)
                .bind("id", id)
                .map((row, context) ->
                        new Versioned<>(JSON.read(type, row.getString("document")), row.getLong("version")))
                .findOne();
    }

    Optional<Versioned<RunRecord>> run(String thread, String id) {
        Map<String, @Nullable Object> parents = Row.columns("thread", thread);
        return query("select document, progress, version from runs where " + Where.object(parents), parents)
                .bind("id", id)
                .map(RUN)
                .findOne();
    }

    Optional<Versioned<RunRecord>> activeRun(String thread) {
        Map<String, @Nullable Object> parents = Row.columns("thread", thread);
        String sql = "select document, progress, version from runs where " + Where.under(parents) + " and active = 1";
        return query(sql, parents).map(RUN).findOne();
    }

    List<Versioned<RunRecord>> due(long now, int limit) {
        return query(
                        "select document, progress, version from runs where " + Where.SCOPE + " and active = 1"
                                + " and (expires_at <= :now or (status in ('queued', 'in_progress', 'cancelling')"
                                + " and (lease_until is null or lease_until <= :now))) order by place limit :limit",
                        Map.of())
                .bind("now", now)
                .bind("limit", limit)
                .map(RUN)
                .list();
    }

    boolean has(Table table, String id, Map<String, @Nullable Object> parents) {
        return query("select 1 from " + table + " where " + Where.object(parents), parents)
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * A page of the list under these parents.
     *
     * @param filter columns that narrow the list; a cursor may still name what they leave out
     */
    <T> Page<T> page(
            Table table,
            Class<T> type,
            Map<String, @Nullable Object> parents,
            Map<String, @Nullable Object> filter,
            PageRequest request) {
        Stretch stretch = new Stretch(request, id -> place(table, parents, id));
        StringBuilder sql = new StringBuilder("select id, document from " + table + " where " + Where.listed(parents));
        filter.keySet()
                .forEach(name -> sql.append(" and ").append(name).append(" = :").append(name));
        List<Listed<T>> found = query(sql.append(stretch.sql()).toString(), parents)
                .bindMap(filter)
                .bindMap(stretch.bounds())
                .map((row, context) -> new Listed<>(row.getString("id"), JSON.read(type, row.getString("document"))))
                .list();
        return stretch.page(found, Listed::id, Listed::value);
    }

    private Optional<Long> place(Table table, Map<String, @Nullable Object> parents, String id) {
        return query("select place from " + table + " where " + Where.under(parents) + " and id = :id", parents)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    private Query query(String sql, Map<String, @Nullable Object> parents) {
        return Where.bind(handle.createQuery(sql), scope).bindMap(parents);
    }

    private record Listed<T>(String id, T value) {}
}
