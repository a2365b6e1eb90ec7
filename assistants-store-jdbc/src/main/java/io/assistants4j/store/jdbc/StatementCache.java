package io.assistants4j.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prepares each statement of one connection once: the driver would compile its text anew at every use, which takes longer
 * than to execute it. For one thread, and for texts that hold no values, of which there is a small number.
 */
final class StatementCache extends DefaultStatementBuilder {
    private final Map<String, PreparedStatement> idle = new HashMap<>();
    /** Jdbi closes under another text than it prepares: that before its names became question marks. */
    private final Map<Statement, String> texts = new HashMap<>();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement known = idle.remove(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement prepared = super.create(connection, sql, context);
        texts.put(prepared, sql);
        return prepared;
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        String text = texts.get(statement);
        if (text != null && statement instanceof PreparedStatement prepared && !idle.containsKey(text)) {
            prepared.clearParameters();
            idle.put(text, prepared);
        } else {
            texts.remove(statement);
            super.close(connection, sql, statement);
        }
    }

    /** Forgets the statements, which end with their connection. */
    @Override
    public void close(Connection connection) {
        idle.clear();
        texts.clear();
    }
}
