package io.assistants4j.store.jdbc;

import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.ProviderId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Tells who keeps an object by its id alone, over all providers of a tenant: of conversations kept here without being told,
 * of those that a far side keeps what it was told to remember. Thread-safe.
 */
public final class OwnerTable {
    private static final RowMapper<Owner> OWNER =
            (row, context) -> new Owner(new ProviderId(row.getString("provider")), row.getString("account"));

    private final Jdbi readers;
    private final GroupWriter writer;

    OwnerTable(Jdbi readers, GroupWriter writer) {
        this.readers = readers;
        this.writer = writer;
    }

    /** Who keeps this object: nobody known, one, or, where far sides gave the same id twice, several. */
    public Set<Owner> find(Owned kind, String tenant, String id) {
        String sql = "select provider, '' as account from " + kind.table()
                + " where tenant = :tenant and id = :id and deleted = 0"
                + " union select provider, account from owners where tenant = :tenant and kind = :kind and id = :id";
        return readers.withHandle(handle ->
                query(handle, sql, kind, tenant).bind("id", id).map(OWNER).set());
    }

    /** Who of a provider was last remembered for an object of this kind. */
    public Optional<Owner> latest(Owned kind, Scope scope) {
        String sql = "select provider, account from owners where tenant = :tenant and kind = :kind"
                + " and provider = :provider order by place desc limit 1";
        return readers.withHandle(handle -> query(handle, sql, kind, scope.tenant())
                .bind("provider", scope.provider().value())
                .map(OWNER)
                .findOne());
    }

    /**
     * The ids of what an account of the scope's provider was remembered to keep, in the order in which it was.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException where the page is to begin at what is not remembered
     */
    public Page<String> page(Owned kind, Scope scope, String account, PageRequest request) {
        String from = " from owners where " + Where.SCOPE + " and kind = :kind and account = :account";
        return readers.withHandle(handle -> {
            Function<String, Query> query = sql -> Where.bind(handle.createQuery(sql), scope)
                    .bind("kind", kind.word())
                    .bind("account", account);
            Stretch stretch = new Stretch(
                    request,
                    id -> query.apply("select place" + from + " and id = :id")
                            .bind("id", id)
                            .mapTo(Long.class)
                            .findOne());
            List<String> ids = query.apply("select id" + from + stretch.sql())
                    .bindMap(stretch.bounds())
                    .mapTo(String.class)
                    .list();
            return stretch.page(ids, id -> id, id -> id);
        });
    }

    /** The tenants who have runs that are not over. */
    public Set<String> tenantsWithRuns() {
        return readers.withHandle(handle -> handle.createQuery("select distinct tenant from runs where active = 1")
                .mapTo(String.class)
                .set());
    }

    /** Remembers durably that an account of the scope's provider keeps these. Repeating it changes nothing. */
    public void remember(Owned kind, Scope scope, String account, Collection<String> ids) {
        writer.commit(scope, List.of(commit -> ids.forEach(id -> commit.remember(kind, account, id))));
    }

    /** Forgets an object that is no more. Repeating it changes nothing. */
    public void forget(Owned kind, Scope scope, String account, String id) {
        writer.commit(scope, List.of(commit -> commit.forget(kind, account, id)));
    }

    private static Query query(Handle handle, String sql, Owned kind, String tenant) {
        return handle.createQuery(sql).bind("kind", kind.word()).bind("tenant", tenant);
    }
}
