package io.assistants4j.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.assistants4j.core.engine.ConversationStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Conversations in one file on a local disk, for one process. What was committed survives a crash of the process and of the
 * machine. Thread-safe.
 */
public final class SqliteStore implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;
    /** The number of the last migration; a test compares the two. */
    static final int SCHEMA_VERSION = 8;

    private static final int READERS = 8;
    private static final String MIGRATIONS = "classpath:io/assistants4j/store/jdbc/migration";

    private final HikariDataSource readers;
    private final Jdbi queries;
    private final GroupWriter writer;

    private SqliteStore(HikariDataSource readers, GroupWriter writer) {
        this.readers = readers;
        this.queries = Jdbi.create(readers);
        this.writer = writer;
    }

    /**
     * Opens the file, which is made if it is not there, and brings its tables up to date. Beside it lie two more files with
     * the same name and an ending, {@code -wal} and {@code -shm}: they belong to it while it is open, and after a crash.
     *
     * @param file the file; its directory must be there
     */
    public static SqliteStore open(Path file) {
        SQLiteDataSource source = source(file);
        migrate(source);
        HikariDataSource readers = readers(source);
        try {
            return new SqliteStore(readers, new GroupWriter(writing(source)));
        } catch (RuntimeException e) {
            readers.close();
            throw e;
        }
    }

    /** The conversations of this scope; closing what is returned is not necessary. */
    public ConversationStore conversations(Scope scope) {
        return new JdbcStore(queries, writer, scope, null);
    }

    /**
     * The conversations of this scope, of which each new run is said to be somebody's, and each that ends is counted for them in
     * {@link #usage()}, in the commit that stores the end.
     */
    public ConversationStore conversations(Scope scope, RunObserver observer) {
        return new JdbcStore(queries, writer, scope, observer);
    }

    /** Who keeps what, over all scopes. */
    public OwnerTable owners() {
        return new OwnerTable(queries, writer);
    }

    /** The keys of callers. */
    public KeyTable keys() {
        return new KeyTable(queries, writer);
    }

    /** What ended runs took, and the places of those that are not over. */
    public UsageTable usage() {
        return new UsageTable(queries, writer);
    }

    /** Finishes the commits that wait, then lets go of the file. */
    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    /** Most files are up to date, and finding that out with Flyway takes longer than all else here: the file knows itself. */
    private static void migrate(SQLiteDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (version(statement) != SCHEMA_VERSION) {
                Flyway.configure()
                        .dataSource(source)
                        .locations(MIGRATIONS)
                        .placeholders(Map.of("place", "integer primary key autoincrement"))
                        .load()
                        .migrate();
                statement.execute("pragma user_version = " + SCHEMA_VERSION);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The store could not be opened: " + e.getMessage(), e);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        // A transaction that began by reading may be refused the lock later; one that takes it at once just waits.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static Handle writing(SQLiteDataSource source) {
        StatementCache statements = new StatementCache();
        return Jdbi.create(source)
                .setStatementBuilderFactory(connection -> statements)
                .open();
    }

    private static HikariDataSource readers(SQLiteDataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store-readers");
        config.setDataSource(source);
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setConnectionInitSql("pragma query_only = 1");
        return new HikariDataSource(config);
    }
}
