package io.assistants4j.store.jdbc;

import io.assistants4j.core.provider.ProviderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The keys of callers. Another process that has the file open sees a change as soon as it is made. Thread-safe. */
public final class KeyTable {
    private static final RowMapper<StoredKey> KEY = (row, context) -> key(row);
    /** Keys are of the whole store. */
    private static final Scope EVERYWHERE = new Scope(new ProviderId("keys"), "");

    private final Jdbi readers;
    private final GroupWriter writer;

    KeyTable(Jdbi readers, GroupWriter writer) {
        this.readers = readers;
        this.writer = writer;
    }

    /** The key of this hash, be it expired or revoked. */
    public Optional<StoredKey> find(String hash) {
        return readers.withHandle(handle -> handle.createQuery("select * from api_keys where hash = :hash")
                .bind("hash", hash)
                .map(KEY)
                .findOne());
    }

    /** All keys, in the order they were made. */
    public List<StoredKey> list() {
        return readers.withHandle(handle -> handle.createQuery("select * from api_keys order by place")
                .map(KEY)
                .list());
    }

    /**
     * Adds a key, durably. It begins with a full budget and no runs, also where keys had its name that were revoked; what those
     * used, and what their runs take that are not over, is told under the name.
     *
     * @throws IllegalArgumentException where a key in force has its name, or any key its hash
     */
    public void add(StoredKey key) {
        write(handle -> {
            int added = handle.createUpdate("insert into api_keys"
                            + " (id, name, tenant, hash, providers, models, requests_per_minute, concurrent_runs,"
                            + " tokens_per_day, tokens_per_month, created_at, expires_at, revoked_at)"
                            + " values (:id, :name, :tenant, :hash, :providers, :models, :requests, :concurrent,"
                            + " :day, :month, :created, :expires, :revoked)"
                            + " on conflict do nothing")
                    .bind("id", key.id())
                    .bind("name", key.name())
                    .bind("tenant", key.tenant())
                    .bind("hash", key.hash())
                    .bind("providers", lines(key.providers()))
                    .bind("models", lines(key.models()))
                    .bind("requests", key.bounds().requestsPerMinute())
                    .bind("concurrent", key.bounds().concurrentRuns())
                    .bind("day", key.bounds().tokensPerDay())
                    .bind("month", key.bounds().tokensPerMonth())
                    .bind("created", key.createdAt().toEpochMilli())
                    .bind("expires", millis(key.expiresAt()))
                    .bind("revoked", millis(key.revokedAt()))
                    .execute();
            if (added == 0) {
                throw new IllegalArgumentException("there is a key '" + key.name() + "' already; revoke it first");
            }
            // A key of the configuration may have the name, too: its budget is left alone.
            String hadTheName = " where caller = :name and exists"
                    + " (select 1 from api_keys where name = :name and revoked_at is not null)";
            for (String statement : List.of("delete from spent", "update open_runs set former = 1")) {
                handle.createUpdate(statement + hadTheName)
                        .bind("name", key.name())
                        .execute();
            }
        });
    }

    /**
     * Takes a key back, durably. It is not deleted: lists show it. Repeating it refuses.
     *
     * @param name its name, or its id
     * @throws IllegalArgumentException where no key in force is called so
     */
    public void revoke(String name, Instant now) {
        write(handle -> {
            int revoked = handle.createUpdate("update api_keys set revoked_at = :now"
                            + " where revoked_at is null and (name = :name or id = :name)")
                    .bind("now", now.toEpochMilli())
                    .bind("name", name)
                    .execute();
            if (revoked == 0) {
                throw new IllegalArgumentException("there is no key '" + name + "' in force");
            }
        });
    }

    private void write(Consumer<Handle> statements) {
        writer.commit(EVERYWHERE, List.of(commit -> commit.run(statements)));
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        return new StoredKey(
                row.getString("id"),
                row.getString("name"),
                row.getString("tenant"),
                row.getString("hash"),
                items(row.getString("providers")),
                items(row.getString("models")),
                new KeyBounds(
                        number(row, "requests_per_minute"),
                        number(row, "concurrent_runs"),
                        bigNumber(row, "tokens_per_day"),
                        bigNumber(row, "tokens_per_month")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                time(row, "expires_at"),
                time(row, "revoked_at"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Long bigNumber(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static String lines(Collection<String> items) {
        return String.join("\n", new TreeSet<>(items));
    }

    private static Set<String> items(String lines) {
        return lines.isEmpty() ? Set.of() : Set.of(lines.split("\n"));
    }
}
